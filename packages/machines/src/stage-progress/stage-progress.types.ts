import type {
  GenerationErrorData,
  GenerationRequest,
  JobSnapshot,
  Stage,
} from '@charhub/api-client/contract';
import type { FollowedJobFact } from '../generation-dialog/generation-dialog.types.ts';
import type { JobConnection } from '../generation-job/generation-job.types.ts';

export interface StageProgressInput {
  /** What to make when it is started here; null when it only shows the job of `jobKey`. */
  readonly request: GenerationRequest | null;
  /** A job of the registry to show at once; null to wait for a start. */
  readonly jobKey: string | null;
}

export interface StageProgressContext extends StageProgressInput {
  /** The newest revision heard; null before the first. */
  readonly job: JobSnapshot | null;
  readonly connection: JobConnection;
  readonly error: GenerationErrorData | null;
  /** Stages that earlier jobs have finished, when the rest is made by another one. */
  readonly finished: readonly Stage[];
}

export type StageProgressEvent =
  /** Start, or an automatic start on mounting. A second one does nothing. */
  | { type: 'generation.start' }
  /**
   * After a failure: unfinished views only, as a new job. An unanswered submission is sent again under its old key, and
   * a job that may not be watched any more is watched again.
   */
  | { type: 'views.retry' }
  | { type: 'generation.cancel' }
  | FollowedJobFact;

/** Once for each job it showed. */
export type StageProgressEmitted =
  | { type: 'generation.completed'; job: JobSnapshot }
  | { type: 'generation.failed'; error: GenerationErrorData; job: JobSnapshot | null };

/**
 * What a component shows; from `stageProgressView(snapshot)`. `ready`: a start is awaited. `incomplete`: some pictures
 * were made. `failed`: none was, or nobody knows, or it may not be looked at any more.
 */
export type StageProgressView =
  'ready' | 'submitting' | 'following' | 'completed' | 'incomplete' | 'failed' | 'cancelled';
