import { isSettled, type JobError } from '@charhub/api-client/contract';
import { refund } from '../credits/ledger.ts';
import type { Queryable } from '../db/database.ts';
import type { JobRecord, StageRecord } from './job-record.ts';
import type { JobChange } from './job-store.ts';

/** Ends a job in whatever way its stages and its owner's wish say, and gives back what was not delivered. Leaves a settled job alone. */
export async function settle(
  job: JobRecord,
  tx: Queryable,
  trouble: JobError | null = null,
  asWhat: 'failed' | 'lost' = 'failed',
): Promise<JobChange | null> {
  if (isSettled(job)) return null;
  const missing = job.stages.filter((stage) => stage.image === null);
  const refunded = missing.length * job.unitPrice;
  await refund(tx, { userId: job.ownerId, jobId: job.id, credits: refunded });
  const finishedAt = new Date();
  if (missing.length === 0) return { state: 'completed', finishedAt, refunded, runId: null };
  if (job.cancelRequested) {
    return { state: 'cancelled', finishedAt, refunded, runId: null, stages: job.stages.map(skipped) };
  }
  const error = trouble ?? commonReason(missing.flatMap((stage) => stage.error ?? []));
  return {
    state: asWhat,
    finishedAt,
    refunded,
    runId: null,
    error,
    stages: job.stages.map((stage) => failed(stage, error)),
  };
}

const unexplained: JobError = {
  code: 'server',
  message: 'The picture was not made, and no reason is known',
  retryable: true,
  details: [],
};

/** The first, with everything that stages failing alike name: a person can then mend all of it at once. */
function commonReason(reasons: readonly JobError[]): JobError {
  const [first = unexplained] = reasons;
  const alike = reasons.filter(({ code }) => code === first.code);
  return { ...first, details: [...new Set(alike.flatMap(({ details }) => details))] };
}

function skipped(stage: StageRecord): StageRecord {
  return stage.image === null && stage.state !== 'failed' ? { ...stage, state: 'skipped' } : stage;
}

function failed(stage: StageRecord, error: JobError): StageRecord {
  return stage.image === null ? { ...stage, state: 'failed', error: stage.error ?? error } : stage;
}
