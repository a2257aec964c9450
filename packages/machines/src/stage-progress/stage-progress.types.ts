import type { GenerationErrorData, GenerationRequest, JobSnapshot } from '@charhub/api-client/contract';
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
}

/** States: `ready` (a start is awaited) → `submitting` → `following` → `completed` | `incomplete` | `failed` | `cancelled`. */
export type StageProgressEvent =
  /** Start, or an automatic start on mounting. A second one does nothing. */
  | { type: 'generation.start' }
  /** After a failure: unfinished views only, as a new job. */
  | { type: 'views.retry' }
  | { type: 'generation.cancel' }
  | { type: 'job.changed'; job: JobSnapshot | null; connection: JobConnection }
  | { type: 'job.refused'; error: GenerationErrorData }
  | { type: 'submission.unanswered'; error: GenerationErrorData }
  | { type: 'cancel.failed'; error: GenerationErrorData };

/** Once for each job it showed. */
export type StageProgressEmitted =
  | { type: 'generation.completed'; job: JobSnapshot }
  | { type: 'generation.failed'; error: GenerationErrorData; job: JobSnapshot | null };
