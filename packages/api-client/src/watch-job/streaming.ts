import type { GenerationError, JobSnapshot } from '../contract/index.ts';
import { toGenerationError } from '../http/to-generation-error.ts';
import { backoffMs } from './backoff.ts';
import type { WatchEnvironment } from './environment.ts';
import { comesBack, pause } from './pause.ts';
import { readEventStream } from './sse.ts';
import type { StreamAnswer } from './sse.ts';
import type { OpenTransport } from './transport.ts';

export interface StreamingOptions {
  readonly openEvents: (signal: AbortSignal) => Promise<StreamAnswer>;
  /** Null when the data is no snapshot. */
  readonly readSnapshot: (data: string) => JobSnapshot | null;
  readonly polling: OpenTransport;
  readonly environment: WatchEnvironment;
}

const connectMs = 15_000;
/** Without a byte for so long a connection is dead, whatever it says of itself; servers send a comment every 15 s. */
const idleMs = 40_000;
/** A connection that lived so long was a good one: the next failure is the first again. */
const goodMs = 5000;
/** How long to be without a stream before asking instead. */
const bridgeMs = 3000;
/** How long the server may take after the first byte to tell of the jobs it has; then the missing ones are asked for. */
const greetingMs = 300;
const capMs = 30_000;

/**
 * Hears of all jobs over one event stream. While there is none it asks for each job instead, and for good when the
 * server has no stream; a job of which the stream tells nothing, such as another user's, is asked for until it does.
 */
export function streaming({
  openEvents,
  readSnapshot,
  polling,
  environment,
}: StreamingOptions): OpenTransport {
  return (listener) => {
    const closing = new AbortController();
    const followed = new Set<string>();
    const heard = new Set<string>();
    let liveSince: number | null = null;
    let hasBeenLive = false;
    let isBridging = false;
    let retryMs = 500;
    let cancelBridge = environment.after(bridgeMs, bridge);
    let cancelGreeting = () => {};

    const poller = polling({
      onSnapshot: listener.onSnapshot,
      onConnection: (status) => {
        if (isBridging) listener.onConnection(status);
      },
      onRefused: listener.onRefused,
    });

    function bridge(): void {
      cancelBridge();
      isBridging = true;
      for (const jobId of followed) poller.follow(jobId, true);
    }

    function becomeLive(): void {
      liveSince = environment.now();
      hasBeenLive = true;
      cancelBridge();
      isBridging = false;
      listener.onConnection('live');
      cancelGreeting = environment.after(greetingMs, () => {
        for (const jobId of followed) {
          poller.unfollow(jobId);
          if (!heard.has(jobId)) poller.follow(jobId, true);
        }
      });
    }

    function becomeLost(): void {
      cancelGreeting();
      heard.clear();
      if (!isBridging) listener.onConnection(environment.isOnline() ? 'lost' : 'offline');
      if (liveSince !== null) cancelBridge = environment.after(bridgeMs, bridge);
      liveSince = null;
    }

    function receive(data: string): void {
      const snapshot = readSnapshot(data);
      if (snapshot === null) return;
      heard.add(snapshot.id);
      poller.unfollow(snapshot.id);
      listener.onSnapshot(snapshot);
    }

    async function connect(): Promise<GenerationError | null> {
      const attempt = new AbortController();
      const abort = () => {
        attempt.abort();
      };
      closing.signal.addEventListener('abort', abort, { once: true });
      // A connection may not notice that the network has gone; a new one does at once.
      const stopListening = environment.onChange(() => {
        if (liveSince !== null && !environment.isOnline()) abort();
      });
      try {
        await readEventStream({
          open: openEvents,
          environment,
          signal: attempt.signal,
          connectMs,
          idleMs,
          onBytes: () => {
            if (liveSince === null) becomeLive();
          },
          onData: receive,
          onRetry: (ms) => {
            retryMs = Math.min(capMs, Math.max(100, ms));
          },
        });
        return null;
      } catch (error) {
        return toGenerationError(error);
      } finally {
        stopListening();
        closing.signal.removeEventListener('abort', abort);
      }
    }

    async function run(): Promise<void> {
      let failures = 0;
      while (!closing.signal.aborted) {
        const error = await connect();
        if (isOver(closing.signal)) return;
        if (error?.code === 'unauthorized') {
          listener.onRefused(null, error.toJSON());
          return;
        }
        if (error !== null && hasNoStream(error) && !hasBeenLive) {
          bridge();
          return;
        }
        failures = liveSince !== null && environment.now() - liveSince >= goodMs ? 0 : failures + 1;
        becomeLost();
        const backoff = backoffMs(failures, { baseMs: retryMs, capMs }, environment.random);
        const asked = (error?.retryAfterSeconds ?? 0) * 1000;
        await pause(environment, Math.max(backoff, asked), {
          signal: closing.signal,
          wake: comesBack(environment),
        });
      }
    }

    void run();
    return {
      follow: (jobId, isKnown) => {
        followed.add(jobId);
        const isNews = liveSince === null ? !isKnown : !heard.has(jobId);
        if (isBridging || isNews) poller.follow(jobId, isKnown);
      },
      unfollow: (jobId) => {
        followed.delete(jobId);
        poller.unfollow(jobId);
      },
      close: () => {
        closing.abort();
        cancelBridge();
        cancelGreeting();
        poller.close();
      },
    };
  };
}

/** Whether the server answered, and will answer the same the next time: there is nothing to stream here. */
function hasNoStream({ code, status }: GenerationError): boolean {
  return (
    code === 'not-found' ||
    code === 'forbidden' ||
    code === 'validation' ||
    code === 'protocol' ||
    status === 501
  );
}

// A function, because the compiler believes that a signal once not aborted stays so.
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}
