import type { JobState } from '@charhub/api-client/contract';
import type { JobRecord } from '../jobs/job-record.ts';

const hostStates: Record<JobState, 'waiting' | 'active' | 'completed' | 'failed'> = {
  queued: 'waiting',
  running: 'active',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'failed',
  lost: 'failed',
};

/**
 * A job in CharHub's status shape. Where CharHub reports a failure as `completed` with `success: false`, this says
 * `failed`; `result` carries the error all the same, for clients that only look there.
 */
export function toHostStatus(job: JobRecord) {
  const { ownerId: userId, characterId, request } = job;
  const isFinished = job.finishedAt !== null;
  const image = job.stages[0]?.image ?? null;
  const failure = job.error?.message ?? (job.state === 'cancelled' ? 'Cancelled by the user' : null);
  return {
    jobId: job.id,
    state: hostStates[job.state],
    progress: job.percent,
    data: {
      userId,
      characterId,
      prompt: request.prompt,
      imageType: job.kind === 'cover' ? 'COVER' : 'AVATAR',
      ...(request.sampleImageUrls[0] !== undefined && { referenceImageUrl: request.sampleImageUrls[0] }),
    },
    result: !isFinished
      ? null
      : job.state === 'completed'
        ? { success: true, imageUrl: image?.url, characterId }
        : { success: false, error: failure },
    ...(isFinished && failure !== null && { failedReason: failure }),
  };
}
