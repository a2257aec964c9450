import type { GeneratedImage, JobError, JobRequest, StageId } from '../contract/index.ts';
import { isReferenceView } from './avatar-likeness.ts';
import { jobFailure } from './job-failure.ts';
import type { JobStatus } from './job-status.ts';
import { readJobData } from './job-status.ts';
import { charHubPicture, isNewer } from './picture.ts';
import type { Submission } from './submission.ts';
import { stageIds } from './submission.ts';

/**
 * What has been heard of one job. It is only ever added to, so the order, the number and the loss of messages do
 * not matter for what is known in the end.
 */
export interface JobKnowledge {
  readonly isStarted: boolean;
  /** How many views the worker says are completed. */
  readonly completed: number;
  /** The pictures that were named as this job's. */
  readonly pictures: ReadonlyMap<StageId, GeneratedImage>;
  readonly outcome: JobOutcome | null;
  readonly request: JobRequest | null;
}

export type JobOutcome =
  | { readonly type: 'finished' }
  /** The worker gives back what it took when it says that it failed; a worker that died does not. */
  | { readonly type: 'failed'; readonly error: JobError; readonly isRefunded: boolean }
  /** The back end has forgotten the job. */
  | { readonly type: 'forgotten' };

export const nothingKnown: JobKnowledge = {
  isStarted: false,
  completed: 0,
  pictures: new Map(),
  outcome: null,
  request: null,
};

/** What one answer about a job says. */
export function readStatus(submission: Submission, status: JobStatus): JobKnowledge {
  const { state, progress, result } = status;
  const outcome = readOutcome(status);
  const pictures = new Map<StageId, GeneratedImage>();
  if (typeof progress === 'object') {
    for (const { content, url } of progress.completedImages ?? []) {
      const view = submission.views.find((wanted) => wanted === content);
      if (view !== undefined) pictures.set(view, charHubPicture(view, url, submission));
    }
  }
  if (
    outcome?.type === 'finished' &&
    typeof result?.imageUrl === 'string' &&
    submission.kind !== 'reference-dataset'
  ) {
    pictures.set(submission.kind, charHubPicture(submission.kind, result.imageUrl, submission));
  }
  const completed = typeof progress === 'object' ? Math.min(progress.stage, stageIds(submission).length) : 0;
  return {
    isStarted: state === 'active' || outcome !== null || typeof progress === 'object',
    completed,
    pictures,
    outcome,
    request: readRequest(status),
  };
}

/** Both together. A known end stays; only a forgotten job can turn out to have had one. */
export function join(held: JobKnowledge, heard: JobKnowledge): JobKnowledge {
  const pictures = new Map(held.pictures);
  for (const [stage, picture] of heard.pictures) {
    const known = pictures.get(stage);
    if (known === undefined || isNewer(picture, known)) pictures.set(stage, picture);
  }
  const isOpen = held.outcome === null || held.outcome.type === 'forgotten';
  return {
    isStarted: held.isStarted || heard.isStarted,
    completed: Math.max(held.completed, heard.completed),
    pictures,
    outcome: isOpen ? (heard.outcome ?? held.outcome) : held.outcome,
    request: held.request ?? heard.request,
  };
}

/** `completed` is no success by itself: the worker catches every failure and says so in the result only. */
function readOutcome({ state, result, failedReason }: JobStatus): JobOutcome | null {
  if (state === 'failed')
    return { type: 'failed', error: jobFailure(failedReason ?? result?.error), isRefunded: false };
  if (state !== 'completed') return null;
  return result?.success === true
    ? { type: 'finished' }
    : { type: 'failed', error: jobFailure(result?.error), isRefunded: true };
}

function readRequest(status: JobStatus): JobRequest | null {
  const { prompt, referenceImageUrl, referenceImages = [] } = readJobData(status);
  if (prompt === undefined && referenceImageUrl === undefined && referenceImages.length === 0) return null;
  return {
    prompt: typeof prompt === 'object' ? prompt.positive : (prompt ?? ''),
    sampleImageUrls: [
      ...(referenceImageUrl === undefined || isReferenceView(referenceImageUrl) ? [] : [referenceImageUrl]),
      ...referenceImages.map(({ url }) => url),
    ],
  };
}
