import type { JobSnapshot, JobState } from './job-snapshot.ts';

const settledStates: ReadonlySet<JobState> = new Set(['completed', 'failed', 'cancelled', 'lost']);

/** Whether a job has reached a state it never leaves. */
export function isSettled(job: Pick<JobSnapshot, 'state'>): boolean {
  return settledStates.has(job.state);
}

/** The snapshot to believe of two of the same job: the newer revision; of equal ones the one already held. */
export function newestSnapshot(held: JobSnapshot | null, received: JobSnapshot): JobSnapshot {
  return held !== null && held.revision >= received.revision ? held : received;
}
