import { isSettled, type JobError } from '@charhub/api-client/contract';
import type { Queryable } from '../db/database.ts';
import type { JobRecord } from './job-record.ts';
import type { JobChange } from './job-store.ts';
import { settle } from './settle-job.ts';

/**
 * What becomes of a job when the one it waited for has ended: with an avatar its views may begin, and are drawn after
 * it; without one they end as it did. Null while it has to wait on, and when it no longer does.
 *
 * @param avatarJob null when it is not even remembered any more
 */
export async function releaseWaiting(
  waiting: JobRecord,
  avatarJob: JobRecord | null,
  tx: Queryable,
): Promise<JobChange | null> {
  if (waiting.waitsFor === null || isSettled(waiting)) return null;
  if (avatarJob !== null && !isSettled(avatarJob)) return null;
  const avatarUrl = avatarJob?.stages[0]?.image?.url;
  if (avatarUrl !== undefined) return { waitsFor: null, request: { ...waiting.request, avatarUrl } };
  const cancelRequested = waiting.cancelRequested || avatarJob?.state === 'cancelled';
  const ended = await settle({ ...waiting, cancelRequested }, tx, withoutAvatar(avatarJob?.error ?? null));
  return { ...ended, cancelRequested, waitsFor: null };
}

function withoutAvatar(reason: JobError | null): JobError {
  return {
    code: 'avatar-required',
    message: 'The avatar that these views are drawn after could not be made',
    retryable: reason?.retryable ?? true,
    details: [...(reason?.details ?? [])],
  };
}
