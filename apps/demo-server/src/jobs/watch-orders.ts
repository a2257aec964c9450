import { setTimeout as delay } from 'node:timers/promises';
import type { JobStore } from './job-store.ts';

/** Why a run ends before its work is done. */
export type StopReason = 'cancelled' | 'superseded';

export interface OrdersWatch {
  /** Aborted when the job's owner wants it to end, or when another run has taken it over. */
  readonly signal: AbortSignal;
  stopReason(): StopReason | null;
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
  const stopped = new AbortController();
  const ended = new AbortController();
  let reason: StopReason | null = null;

  async function watch(): Promise<void> {
    while (!ended.signal.aborted && reason === null) {
      await delay(intervalMs, undefined, { signal: ended.signal }).catch(() => undefined);
      if (ended.signal.aborted) return;
      const current = await store.find(job.id).catch(() => null);
      if (current === null) continue;
      if (current.runId !== job.runId) reason = 'superseded';
      else if (current.cancelRequested) reason = 'cancelled';
    }
    if (!ended.signal.aborted) stopped.abort();
  }
  void watch();

  return { signal: stopped.signal, stopReason: () => reason, end: () => ended.abort() };
}
