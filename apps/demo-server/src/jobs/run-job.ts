import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { StageId } from '@charhub/api-client/contract';
import type { JobRecord, StageRecord } from './job-record.ts';
import { failureReason } from './comfy-failure.ts';
import { CancelledError, paintStage, type PaintStageDeps } from './paint-stage.ts';
import { settle } from './settle-job.ts';
import { SupersededError, watchOrders } from './watch-orders.ts';

export interface RunJobDeps extends PaintStageDeps {
  readonly logger: Logger;
  /** Aborted when this process is about to end: what is under way is left for another worker. */
  readonly shutdown: AbortSignal;
}

/**
 * Makes every stage of a job that has no picture yet, in order, each stored before the next begins, then settles it.
 * Called again after a worker died, it goes on at the first stage without a picture. Rejects when this server, not the
 * picture, is in trouble: the queue then tries again.
 */
export async function runJob(deps: RunJobDeps, jobId: string): Promise<'done' | 'put-back'> {
  const { store, shutdown } = deps;
  const logger = deps.logger.child({ jobId });
  const runId = randomUUID();
  const begun = await store.change(jobId, (job) =>
    job.finishedAt === null ? { state: 'running', runId, startedAt: job.startedAt ?? new Date() } : null,
  );
  if (begun === null) return 'done';
  logger.info({ kind: begun.kind, revision: begun.revision }, 'job started');

  const orders = watchOrders(store, { id: jobId, runId });
  try {
    for (const stage of begun.stages) {
      // A stage that failed before a worker died stays failed: no stage ever goes back.
      if (stage.image !== null || stage.state === 'failed') continue;
      const outcome = await tryStage(stage.id);
      if (shutdown.aborted) return 'put-back';
      if (outcome === 'stop') break;
    }
    const ended = await store.change(jobId, (job, tx) => {
      if (job.runId !== runId) return null;
      // The wish to cancel came too late when every picture is there: `settle` looks at the pictures first.
      return settle(job, tx);
    });
    if (ended !== null) logEnd(ended);
    return 'done';
  } catch (error) {
    if (error instanceof SupersededError) {
      logger.warn('another worker has taken this job over');
      return 'done';
    }
    if (shutdown.aborted) return 'put-back';
    throw error;
  } finally {
    orders.end();
  }

  /** Whether the next stage may begin. */
  async function tryStage(stageId: StageId): Promise<'go on' | 'stop'> {
    try {
      const painting = paintStage(deps, { jobId, runId, stageId, signal: orders.cancelled });
      await Promise.race([painting, orders.superseded]);
      return 'go on';
    } catch (error) {
      if (shutdown.aborted || error instanceof CancelledError || orders.cancelled.aborted) return 'stop';
      const reason = failureReason(error);
      if (reason === null) throw error;
      logger.warn({ stage: stageId, code: reason.code, details: reason.details }, 'stage failed');
      const isHopeless = reason.code === 'unavailable';
      const failed = await store.change(jobId, (job) =>
        job.runId === runId ? { stages: job.stages.map(failIfConcerned) } : null,
      );
      if (failed === null) throw new SupersededError();
      return isHopeless ? 'stop' : 'go on';

      function failIfConcerned(stage: StageRecord): StageRecord {
        const isConcerned = stage.id === stageId || (isHopeless && stage.state === 'pending');
        return isConcerned ? { ...stage, state: 'failed', error: reason } : stage;
      }
    }
  }

  function logEnd(job: JobRecord): void {
    const { state, refunded, error, startedAt, finishedAt } = job;
    const ms = (finishedAt?.getTime() ?? 0) - (startedAt?.getTime() ?? 0);
    logger.info({ state, refunded, ms, ...(error && { code: error.code }) }, 'job ended');
  }
}
