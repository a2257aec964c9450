import { setTimeout as delay } from 'node:timers/promises';
import type { ComfyRunner } from '../comfyui/comfy-runner.types.ts';
import { startJobWorker, type JobWorkerDeps } from './start-job-worker.ts';

/** A queue that is away takes nothing back; it hands out again by itself what is not finished. */
const HAND_BACK_MS = 5_000;

/**
 * Starts a worker. Answers with how it is stopped: the picture under way has `graceMs` to be finished; what is not
 * finished then is handed back, for which the queue has `handBackMs`.
 */
export async function startDrainingWorker(
  deps: Omit<JobWorkerDeps, 'draining' | 'shutdown' | 'runner'> & { readonly runner: ComfyRunner },
  graceMs: number,
  handBackMs = HAND_BACK_MS,
): Promise<() => Promise<void>> {
  const draining = new AbortController();
  const shutdown = new AbortController();
  const worker = await startJobWorker({ ...deps, draining: draining.signal, shutdown: shutdown.signal });
  return async () => {
    draining.abort();
    const over = new AbortController();
    const closed = worker.close().finally(() => over.abort());
    if (graceMs > 0) await delay(graceMs, undefined, { signal: over.signal }).catch(() => undefined);
    shutdown.abort();
    await deps.runner.close();
    await Promise.race([closed, delay(handBackMs, undefined, { ref: false })]);
  };
}
