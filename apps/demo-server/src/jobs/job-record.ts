import type { JobError, JobKind, JobRequest, JobState, Stage } from '@charhub/api-client/contract';
import type { LoraSetting } from '@charhub/workflows';

/** What was asked for: what everybody may see again, and what only the worker needs. */
export interface RecordedRequest extends JobRequest {
  /** Put behind the workflow's own. */
  readonly negativePrompt?: string;
  readonly loras?: readonly LoraSetting[];
  /** The picture that all views are drawn after: the active avatar when the job was recorded. */
  readonly avatarUrl?: string;
}

/** A stage as the job row keeps it: what everybody sees, and what a worker needs to go on where another stopped. */
export interface StageRecord extends Stage {
  /** Minted and stored before ComfyUI hears of it; null until the stage begins. */
  readonly promptId: string | null;
  readonly seed: number;
  /** Noise of the face detailer; null where there is none. */
  readonly detailerSeed: number | null;
  /** Reserved when the stage begins, so that storing its picture again writes the same file. */
  readonly imageMs: number | null;
}

/** The row of one job: the only record of what was asked, paid, painted and delivered. */
export interface JobRecord {
  readonly id: string;
  /** The order of submission. */
  readonly sequence: number;
  readonly ownerId: string;
  readonly characterId: string;
  readonly kind: JobKind;
  readonly idempotencyKey: string | null;
  /** The job that has to end first; null when there is none left. */
  readonly waitsFor: string | null;
  readonly requestHash: string;
  readonly request: RecordedRequest;
  readonly unitPrice: number;
  readonly charged: number;
  readonly refunded: number;
  readonly state: JobState;
  readonly revision: number;
  readonly percent: number;
  readonly stages: readonly StageRecord[];
  readonly error: JobError | null;
  readonly cancelRequested: boolean;
  /** Lower goes first. */
  readonly priority: number;
  readonly runId: string | null;
  /** Runs that ended without a word since the last picture was stored. */
  readonly deaths: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}
