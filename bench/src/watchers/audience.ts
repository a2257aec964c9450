import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startMeasured, type MeasuredProcess } from '../installation/measured-process.ts';
import type { Person, Question } from './crowd-questions.ts';

/** One snapshot that one watcher was sent. */
export interface Receipt {
  readonly jobId: string;
  readonly revision: number;
  /** Milliseconds by the machine's clock. */
  readonly at: number;
}

/** All watchers, in a few processes of their own. */
export interface Audience {
  /** As many streams as these, with those there are. */
  growTo(watchers: number): Promise<void>;
  receipts(): Promise<Receipt[]>;
  /** So many people ask once a second for so long. Resolves with how long each answer took, in milliseconds. */
  poll(people: number, milliseconds: number): Promise<number[]>;
  /** Seconds of processor time, of all its processes. */
  cpuSeconds(): Promise<number>;
  stop(): Promise<void>;
}

const PROCESSES = 2;

const receiptsSchema = z.object({ reply: z.array(z.string()) });
const pollsSchema = z.object({ reply: z.array(z.number()) });

/** `personOf` says who the watcher of this number is. */
export async function gatherAudience(
  url: string,
  most: number,
  personOf: (watcher: number) => Person,
): Promise<Audience> {
  const { hostname: host, port } = new URL(url);
  const entry = fileURLToPath(new URL('crowd.ts', import.meta.url));
  const crowds = await Promise.all(
    Array.from({ length: PROCESSES }, async (_, index) => {
      const nodeArgs = ['--import', import.meta.resolve('tsx')];
      const crowd = await startMeasured({ entry, nodeArgs, ready: /^(ready)$/m });
      const people = Array.from({ length: most / PROCESSES }, (_none, own) =>
        personOf(own * PROCESSES + index),
      );
      await crowd.ask({ what: 'be', host, port: Number(port), people } satisfies Question);
      return crowd;
    }),
  );
  const askAll = (question: Question): Promise<unknown[]> =>
    Promise.all(crowds.map((crowd: MeasuredProcess) => crowd.ask(question)));
  let watching = 0;
  return {
    async growTo(watchers) {
      await askAll({ what: 'watch', from: watching / PROCESSES, to: watchers / PROCESSES });
      watching = watchers;
    },
    async receipts() {
      const all = await askAll({ what: 'tell heard' });
      return all.flatMap((reply) => receiptsSchema.parse(reply).reply.map(toReceipt));
    },
    async poll(people, milliseconds) {
      await askAll({ what: 'poll', from: 0, to: people / PROCESSES });
      await delay(milliseconds);
      await askAll({ what: 'stop polling' });
      const polls = await askAll({ what: 'tell polls' });
      return polls.flatMap((reply) => pollsSchema.parse(reply).reply);
    },
    async cpuSeconds() {
      const all = await Promise.all(crowds.map((crowd) => crowd.usage({ withGarbage: true })));
      return all.reduce((total, { cpuSeconds }) => total + cpuSeconds, 0);
    },
    async stop() {
      await Promise.all(crowds.map((crowd) => crowd.stop()));
    },
  };
}

function toReceipt(line: string): Receipt {
  const [jobId = '', revision, at] = line.split(' ');
  return { jobId, revision: Number(revision), at: Number(at) };
}
