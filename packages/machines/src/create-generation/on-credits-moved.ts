import type { GenerationJobsActor } from './registry-actors.ts';

/**
 * Calls back when a job was charged or may have been refunded, in this tab or in another one of the user's: when the
 * server has taken it, and when it has ended.
 */
export function onCreditsMoved(jobs: GenerationJobsActor, listener: () => void): { unsubscribe(): void } {
  const movements = () =>
    jobs
      .getSnapshot()
      .context.jobs.map(({ key, jobId, state }) => `${key} ${jobId === null ? '' : state}`)
      .join();
  let heard = movements();
  return jobs.subscribe(() => {
    const now = movements();
    if (now === heard) return;
    heard = now;
    listener();
  });
}
