import { isSettled } from '@charhub/api-client/contract';
import type { JobQueue } from '../queue/job-queue.ts';
import type { JobRecord } from './job-record.ts';
import type { JobStore } from './job-store.ts';
import { settle } from './settle-job.ts';

/**
 * Asks for the end of a job. One that no worker has yet ends at once; a running one is told to stop and ends soon after;
 * one that has finished stays as it is. Answers with the job as it then stands.
 */
export async function cancelJob(
  { store, queue }: { store: JobStore; queue: JobQueue },
  job: JobRecord,
): Promise<JobRecord> {
  const changed = await store.change(job.id, async (current, tx) => {
    if (isSettled(current) || current.cancelRequested) return null;
    if (current.state !== 'queued') return { cancelRequested: true };
    const ended = await settle({ ...current, cancelRequested: true }, tx);
    return { ...ended, cancelRequested: true };
  });
  if (changed !== null && isSettled(changed)) await queue.remove(job.id);
  return changed ?? (await store.find(job.id)) ?? job;
}
