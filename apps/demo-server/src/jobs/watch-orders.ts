import { setTimeout as delay } from 'node:timers/promises';
import type { JobStore } from './job-store.ts';

/** Another run has taken the job over: this one may write no more. */
export class SupersededError extends Error {
  override readonly name = 'SupersededError';
}

export interface OrdersWatch {
  /** Aborted when the job's owner wants it to end. */
  readonly cancelled: AbortSignal;
  /** Rejects with `SupersededError` when another run has taken the job over, which goes on with the same prompt: it is not to be taken from ComfyUI. */
  readonly superseded: Promise<never>;
  end(): void;
}

/**
 * Looks at the job's row for orders to its run. It asks the record, not the event stream: an order given in another
 * process, or while nobody listened, is found all the same.
 */
export function watchOrders(
  store: JobStore,
  job: { id: string; runId: string },
  intervalMs = 250,
): OrdersWatch {
  const cancelled = new AbortController();
  const ended = new AbortController();

  async function watch(giveWay: (error: SupersededError) => void): Promise<void> {
    while (!ended.signal.aborted) {
      await delay(intervalMs, undefined, { signal: ended.signal }).catch(() => undefined);
      const current = ended.signal.aborted ? null : await store.find(job.id).catch(() => null);
      if (current === null) continue;
      // A job ends with its last picture, and then no run has it any more.
      if (current.state === 'completed') return;
      if (current.runId !== job.runId) {
        giveWay(new SupersededError());
        return;
      }
      if (current.cancelRequested) cancelled.abort();
    }
  }
  const superseded = new Promise<never>((_, reject) => void watch(reject));
  // Heard only while a stage is painted.
  superseded.catch(() => undefined);

  return { cancelled: cancelled.signal, superseded, end: () => ended.abort() };
}
