import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { questionSchema, type Person, type Question } from './crowd-questions.ts';

// A process that watches as many people would. It looks at as few bytes as it can, so that it is not what is measured:
// no HTTP library, no JSON.
const ID = Buffer.from('data: {"id":"');
const ID_LENGTH = 36;
const REVISION = Buffer.from('"revision":');
const AT_ONCE = 32;

let people: readonly Person[] = [];
let host = '';
let port = 0;
const heard: string[] = [];
const polls: number[] = [];
let isPolling = false;
const pollers = new Set<() => void>();
let everybodyLeft: (() => void) | null = null;

process.on('message', (message: unknown) => {
  const question = questionSchema.safeParse(message);
  if (question.success) void answer(question.data.ask).then((reply) => process.send?.({ reply }));
});
// Nothing else keeps it alive until it is asked for something.
process.channel?.ref();
process.stdout.write('ready\n');

async function answer(question: Question): Promise<unknown> {
  switch (question.what) {
    case 'be':
      people = question.people;
      ({ host, port } = question);
      return null;
    case 'watch':
      await eachOf(question.from, question.to, watch);
      return null;
    case 'tell heard':
      return heard.splice(0);
    case 'poll':
      isPolling = true;
      await eachOf(question.from, question.to, poll);
      return null;
    case 'tell polls':
      return polls.splice(0);
    case 'stop polling':
      await stopPolling();
      return null;
  }
}

/** Only so many at a time: no server is asked by all in the same moment. */
async function eachOf(from: number, to: number, work: (person: Person) => Promise<void>): Promise<void> {
  let next = from;
  const lanes = Array.from({ length: AT_ONCE }, async () => {
    for (let index = next++; index < to; index = next++) {
      const person = people[index];
      if (person !== undefined) await work(person);
    }
  });
  await Promise.all(lanes);
}

const request = ({ token }: Person, path: string): string =>
  `GET /api/v1/image-generation/${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`;

async function open(): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true });
  await once(socket, 'connect');
  return socket;
}

/** Resolves when the list of jobs there are has come, which a comment ends. */
async function watch(person: Person): Promise<void> {
  const socket = await open();
  await new Promise<void>((resolve, reject) => {
    let isListed = false;
    socket.on('data', (bytes: Buffer) => {
      if (!isListed && bytes.includes(': beat')) {
        isListed = true;
        resolve();
      }
      if (!isListed) return;
      for (let at = bytes.indexOf(ID); at >= 0; at = bytes.indexOf(ID, at + 1)) note(bytes, at + ID.length);
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('a stream ended')));
    socket.write(request(person, 'events'));
  });
}

/** A snapshot begins with its id and its revision. One whose beginning is cut in two is not counted. */
function note(bytes: Buffer, idAt: number): void {
  const now = Number(process.hrtime.bigint()) / 1e6;
  const revisionAt = bytes.indexOf(REVISION, idAt + ID_LENGTH);
  if (revisionAt < 0 || revisionAt > idAt + ID_LENGTH + 4) return;
  let revision = 0;
  for (let at = revisionAt + REVISION.length; ; at += 1) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) break;
    revision = revision * 10 + digit;
  }
  heard.push(`${bytes.toString('latin1', idAt, idAt + ID_LENGTH)} ${revision} ${now}`);
}

/** Once a second from some moment on, or as soon as the last answer is there when that takes longer. */
async function poll(person: Person): Promise<void> {
  const socket = await open();
  const question = request(person, `status/${person.jobId}`);
  let sentAt: number | null = null;
  let next: NodeJS.Timeout;
  const ask = () => {
    sentAt = performance.now();
    socket.write(question);
  };
  const leave = () => {
    pollers.delete(stop);
    clearTimeout(next);
    socket.destroy();
    if (pollers.size === 0) everybodyLeft?.();
  };
  const stop = () => sentAt === null && leave();
  pollers.add(stop);
  socket.on('data', () => {
    if (sentAt === null) return;
    const took = performance.now() - sentAt;
    sentAt = null;
    polls.push(took);
    if (isPolling) next = setTimeout(ask, Math.max(0, 1000 - took));
    else leave();
  });
  socket.on('error', leave);
  next = setTimeout(ask, 1000 * Math.random());
}

/** Resolves when every question has its answer: none is left over for what is measured next. */
async function stopPolling(): Promise<void> {
  isPolling = false;
  const left = new Promise<void>((resolve) => (everybodyLeft = resolve));
  for (const stop of [...pollers]) stop();
  if (pollers.size > 0) await left;
}
