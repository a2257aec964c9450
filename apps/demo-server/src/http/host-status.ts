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
  const { ownerId: userId, characterId } = job;
  const isDataset = job.kind === 'reference-dataset';
  const isFinished = job.finishedAt !== null;
  const failure = job.error?.message ?? (job.state === 'cancelled' ? 'Cancelled by the user' : null);
  return {
    jobId: job.id,
    state: hostStates[job.state],
    progress: isDataset ? datasetProgress(job) : job.percent,
    data: { userId, characterId, ...(isDataset ? datasetData(job) : pictureData(job)) },
    result: !isFinished
      ? null
      : job.state === 'completed'
        ? { success: true, ...(!isDataset && { imageUrl: job.stages[0]?.image?.url }), characterId }
        : { success: false, error: failure },
    ...(isFinished && failure !== null && { failedReason: failure }),
  };
}

function pictureData({ kind, request }: JobRecord) {
  const [referenceImageUrl] = request.sampleImageUrls;
  return {
    prompt: request.prompt,
    imageType: kind === 'cover' ? 'COVER' : 'AVATAR',
    ...(referenceImageUrl !== undefined && { referenceImageUrl }),
  };
}

function datasetData({ request, stages }: JobRecord) {
  return {
    prompt: { positive: request.prompt, negative: request.negativePrompt ?? '' },
    loras: request.loras ?? [],
    referenceImages: request.sampleImageUrls.map((url) => ({ type: 'SAMPLE', url })),
    viewsToGenerate: stages.map(({ id }) => id),
  };
}

/** As CharHub's worker writes it: 0 while queued, then how many views are completed, not which one runs. */
function datasetProgress({ state, stages }: JobRecord) {
  const completedImages = stages.flatMap(({ id, image }) =>
    image === null ? [] : [{ content: id, url: image.url }],
  );
  const last = completedImages.at(-1);
  const count = { stage: completedImages.length, total: stages.length };
  if (last !== undefined) {
    return { ...count, message: `Completed reference ${last.content}`, completedImages };
  }
  if (state === 'queued') return 0;
  const hasBegun = stages.some((stage) => stage.state !== 'pending');
  return {
    ...count,
    message: hasBegun ? 'Preparing reference folder...' : 'Starting multi-stage generation...',
  };
}
