import type { GenerationError, GenerationErrorCode, JobSnapshot } from '../contract/index.ts';
import { isSettled } from '../contract/index.ts';
import { toGenerationError } from '../http/to-generation-error.ts';
import { backoffMs } from './backoff.ts';
import type { WatchEnvironment } from './environment.ts';
import { createLimiter } from './limiter.ts';
import { comesBack, pause } from './pause.ts';
import type { OpenTransport } from './transport.ts';

export interface PollingOptions {
  readonly getJob: (jobId: string, options: { signal: AbortSignal }) => Promise<JobSnapshot>;
  readonly environment: WatchEnvironment;
}

/** Milliseconds between an answer and the next question. */
const pace = { changed: 1500, slowest: 10_000, growth: 1.4, hidden: 20_000 };
const failure = { baseMs: 1000, capMs: 30_000 };
const atATime = 4;

/**
 * Asks for each followed job again and again: never two questions about one job at a time, slower while nothing changes
 * and in a hidden tab, hardly at all without a network. Gives up on a job only when the server refuses it.
 */
export function polling({ getJob, environment }: PollingOptions): OpenTransport {
  return (listener) => {
    const followed = new Map<string, AbortController>();
    const failing = new Set<string>();
    const limit = createLimiter(atATime);

    function report(jobId: string, succeeded: boolean): void {
      if (succeeded) failing.delete(jobId);
      else failing.add(jobId);
      if (failing.size < followed.size) listener.onConnection('polling');
      else listener.onConnection(environment.isOnline() ? 'lost' : 'offline');
    }

    async function poll(jobId: string, signal: AbortSignal): Promise<void> {
      let failures = 0;
      let interval = pace.changed;
      let revision = -1;
      while (!signal.aborted) {
        const answer = await limit(() => ask(getJob, jobId, signal));
        if (isOver(signal)) return;
        if ('error' in answer) {
          if (isRefusal(answer.error.code)) {
            unfollow(jobId);
            listener.onRefused(jobId, answer.error.toJSON());
            return;
          }
          report(jobId, false);
          const backoff = backoffMs(failures++, failure, environment.random);
          const asked = (answer.error.retryAfterSeconds ?? 0) * 1000;
          await rest(Math.max(backoff, asked, environment.isOnline() ? 0 : failure.capMs), signal);
          continue;
        }
        failures = 0;
        report(jobId, true);
        interval =
          answer.job.revision > revision ? pace.changed : Math.min(pace.slowest, interval * pace.growth);
        revision = Math.max(revision, answer.job.revision);
        listener.onSnapshot(answer.job);
        if (isSettled(answer.job)) {
          unfollow(jobId);
          return;
        }
        await rest(environment.isHidden() ? Math.max(pace.hidden, interval) : interval, signal);
      }
    }

    function rest(ms: number, signal: AbortSignal): Promise<void> {
      return pause(environment, ms, { signal, wake: comesBack(environment) });
    }

    function unfollow(jobId: string): void {
      followed.get(jobId)?.abort();
      followed.delete(jobId);
      failing.delete(jobId);
    }

    return {
      follow: (jobId) => {
        if (followed.has(jobId)) return;
        const controller = new AbortController();
        followed.set(jobId, controller);
        void poll(jobId, controller.signal);
      },
      unfollow,
      close: () => {
        for (const jobId of [...followed.keys()]) unfollow(jobId);
      },
    };
  };
}

type Answer = { readonly job: JobSnapshot } | { readonly error: GenerationError };

async function ask(getJob: PollingOptions['getJob'], jobId: string, signal: AbortSignal): Promise<Answer> {
  try {
    return { job: await getJob(jobId, { signal }) };
  } catch (error) {
    return { error: toGenerationError(error) };
  }
}

function isRefusal(code: GenerationErrorCode): boolean {
  return code === 'unauthorized' || code === 'forbidden' || code === 'not-found';
}

// A function, because the compiler believes that a signal once not aborted stays so.
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}
