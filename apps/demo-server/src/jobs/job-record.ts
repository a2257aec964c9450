import type { JobError, JobKind, JobRequest, JobState, Stage } from '@charhub/api-client/contract';

/** A stage as the job row keeps it: what everybody sees, and what a worker needs to go on where another stopped. */
export interface StageRecord extends Stage {
  /** Minted and stored before ComfyUI hears of it; null until the stage begins. */
  readonly promptId: string | null;
  readonly seed: number;
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
  readonly requestHash: string;
  readonly request: JobRequest;
  readonly unitPrice: number;
  readonly charged: number;
  readonly refunded: number;
  readonly state: JobState;
  readonly revision: number;
  readonly percent: number;
  readonly stages: readonly StageRecord[];
  readonly error: JobError | null;
  readonly cancelRequested: boolean;
  readonly runId: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}
