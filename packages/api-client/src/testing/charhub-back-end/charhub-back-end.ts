import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { CharacterImage } from '../../contract/index.ts';
import type { Answer } from './answers.ts';
import type { CharHubEnding, CharHubJob } from './payloads.ts';
import { drawnPicture } from './picture.ts';
import type { HostState } from './routes.ts';
import { answer } from './routes.ts';
import type { Booking } from './worker.ts';
import { createWorker } from './worker.ts';

export interface CharHubBackEndOptions {
  /** 0 is any free one. @default 0 */
  readonly port?: number | undefined;
  /** Milliseconds between two things that happen to the jobs by themselves. @default they wait for `work` */
  readonly pace?: number | undefined;
  /** Answers what is not the API's, such as the files of a page. @default 404 */
  readonly serve?: RequestListener | undefined;
}

/**
 * Today's CharHub back end, as far as pictures go, as a real HTTP server on loopback for tests: its routes, its shapes of
 * answers and errors, and its worker that does one thing after the other when it is told to. It is Node's only.
 *
 * The bearer tokens `stranger` and `admin` sign those in, any other the owner of `character-1`, which has an avatar.
 * `official-1` is an official character, `official-2` one that is not public.
 */
export interface CharHubBackEnd {
  readonly url: string;
  /** Method and path after `/api/v1` of each request, in order. */
  readonly requests: readonly string[];
  /** Jobs as the host knows them. */
  readonly jobs: readonly CharHubJob[];
  /** The pictures of `character-1`, newest first. */
  readonly gallery: CharacterImage[];
  /** Of every user. @default 500 */
  balance: number;
  /** What was really charged and given back. */
  readonly bookings: readonly Booking[];
  /** How a job will end; it finishes unless told otherwise. Throws while the job has not been asked for. */
  willEnd(number: string, ending: CharHubEnding): void;
  /** The next thing happens to the job. */
  work(number: string): void;
  /** Everything that is left happens at once. */
  finish(number: string): void;
  /** Its worker has died and another begins anew, at the price of a new job. */
  runAgain(number: string): void;
  /** Its progress is not told any more: the worker does not wait until it is written. */
  loseProgress(): void;
  /** Pictures get addresses that begin so. One that begins with `/` is answered with drawn pictures. */
  useMediaAt(base: string): void;
  /** The queue keeps 100 finished jobs only; the numbers begin anew when it was emptied. */
  forget(number: string): void;
  /**
   * The next answer to a `POST` does not arrive, although it was acted upon: the connection breaks, a gateway gives up,
   * or, as without its queue, it never comes.
   */
  loseNextAnswer(how: 'cut' | 'gateway' | 'hang'): void;
  close(): Promise<void>;
}

/** Starts it. Resolves when it listens, on 127.0.0.1. */
export async function startCharHubBackEnd(options: CharHubBackEndOptions = {}): Promise<CharHubBackEnd> {
  const requests: string[] = [];
  const galleries = new Map<string, CharacterImage[]>([['character-1', [firstAvatar]]]);
  const galleryOf = (characterId: string) => {
    const gallery = galleries.get(characterId) ?? [];
    galleries.set(characterId, gallery);
    return gallery;
  };
  const worker = createWorker(galleryOf);
  const state: HostState = { worker, galleryOf, tellsProgress: true };
  let losesAnswer: 'cut' | 'gateway' | 'hang' | null = null;

  async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = incoming;
    if (worker.mediaUrl.startsWith('/') && url.startsWith(`${worker.mediaUrl}/`)) {
      response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(drawnPicture(url));
      return;
    }
    if (!url.startsWith('/api/v1/') && options.serve !== undefined) {
      options.serve(incoming, response);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) if (chunk instanceof Buffer) chunks.push(chunk);
    const path = url.replace(/^\/api\/v1/, '');
    requests.push(`${method} ${path}`);
    const given = await answer(state, { method, path, headers, body: Buffer.concat(chunks) });
    const loses = method === 'POST' ? losesAnswer : null;
    if (loses !== null) losesAnswer = null;
    if (loses === 'cut') response.destroy();
    else if (loses !== 'hang') send(response, loses === 'gateway' ? gatewayTimeout : given);
  }

  const server = createServer((incoming, response) => {
    respond(incoming, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const timer = setInterval(
    () => {
      for (const { number } of worker.jobs) worker.work(number);
    },
    options.pace ?? 2 ** 31 - 1,
  );
  if (options.pace === undefined) clearInterval(timer);

  return {
    url: `http://127.0.0.1:${String(port)}`,
    requests,
    bookings: worker.bookings,
    gallery: galleryOf('character-1'),
    get jobs() {
      return worker.jobs;
    },
    get balance() {
      return worker.balance;
    },
    set balance(credits) {
      worker.balance = credits;
    },
    willEnd: worker.willEnd,
    work: (number) => {
      worker.work(number);
    },
    finish: (number) => {
      while (worker.work(number));
    },
    runAgain: worker.runAgain,
    loseProgress: () => {
      state.tellsProgress = false;
    },
    useMediaAt: (base) => {
      worker.mediaUrl = base;
    },
    forget: worker.forget,
    loseNextAnswer: (how) => {
      losesAnswer = how;
    },
    close: async () => {
      clearInterval(timer);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const gatewayTimeout: Answer = { status: 504, body: '<html>504 Gateway Time-out</html>' };

const firstAvatar: CharacterImage = {
  id: 'first-avatar',
  type: 'AVATAR',
  url: '/media/dev/characters/character-1/avatar/avatar_1735689600000.webp',
  width: null,
  height: null,
  sizeBytes: 48_000,
  isActive: true,
  content: null,
  createdAt: '2025-01-01T00:00:00.000Z',
};

function send(response: ServerResponse, { status, body }: Answer): void {
  if (body instanceof Buffer) {
    response.writeHead(status, { 'Content-Type': 'image/svg+xml' }).end(body);
    return;
  }
  const isHtml = typeof body === 'string';
  response
    .writeHead(status, { 'Content-Type': isHtml ? 'text/html' : 'application/json' })
    .end(isHtml ? body : JSON.stringify(body));
}
