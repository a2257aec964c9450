import type { Db } from '../db/database.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { JobEvents } from './job-events.ts';
import type { JobRecord } from './job-record.ts';
import { PRIORITY } from './priority.ts';
import { moveLineBehind } from './queue-line.ts';

/**
 * Hands recorded jobs to the queue and tells their watchers, and those whom they pass. Should the queue not answer, or
 * this process die before here, a worker finds the rows without an entry and queues them.
 */
export async function dispatchJobs(
  { db, queue, events }: { db: Db; queue: JobQueue; events: JobEvents },
  jobs: readonly JobRecord[],
): Promise<void> {
  await queue.addAll(jobs).catch(() => undefined);
  for (const job of jobs) {
    events.publish({ jobId: job.id, ownerId: job.ownerId });
    if (job.priority >= PRIORITY.normal) continue;
    for (const passed of await moveLineBehind(db, job)) events.publish(passed);
  }
}
