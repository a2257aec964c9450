import { setTimeout as delay } from 'node:timers/promises';
import type { ComfyRunner } from '../comfyui/comfy-runner.types.ts';
import { startJobWorker, type JobWorkerDeps } from './start-job-worker.ts';

/** Starts a worker. Answers with how it is stopped: the picture under way has `graceMs` to be finished; what is not finished then is handed back. */
export async function startDrainingWorker(
  deps: Omit<JobWorkerDeps, 'draining' | 'shutdown' | 'runner'> & { readonly runner: ComfyRunner },
  graceMs: number,
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
    await closed;
  };
}
