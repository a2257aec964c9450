import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { isSettled, type JobError, type StageId } from '@charhub/api-client/contract';
import type { JobRecord, StageRecord } from './job-record.ts';
import type { JobStore } from './job-store.ts';
import { releaseWaiting } from './release-waiting.ts';
import { failureReason } from './comfy-failure.ts';
import { CancelledError, paintStage, type PaintStageDeps } from './paint-stage.ts';
import { removeUndelivered } from './remove-undelivered.ts';
import { settle } from './settle-job.ts';
import { SupersededError, watchOrders } from './watch-orders.ts';

export interface RunJobDeps extends PaintStageDeps {
  readonly logger: Logger;
  /** Aborted when this process shall end soon: the picture under way is finished, the next is left for another worker. */
  readonly draining: AbortSignal;
  /** Aborted when this process is about to end: what is under way is left for another worker. */
  readonly shutdown: AbortSignal;
  /** A job that took so many workers down without getting on is given up. */
  readonly maxWorkerDeaths: number;
}

const tookWorkersDown: JobError = {
  code: 'lost',
  message: 'The workers that had this job ended without a word, one after the other',
  retryable: false,
  details: [],
};

/**
 * Makes every stage of a job that has no picture yet, in order, each stored before the next begins, then settles it.
 * Called again after a worker died, it goes on at the first stage without a picture, unless too many have died of it. Rejects when this server, not the
 * picture, is in trouble: the queue then tries again.
 */
export async function runJob(deps: RunJobDeps, jobId: string): Promise<'done' | 'put-back'> {
  const { store, draining, shutdown } = deps;
  const logger = deps.logger.child({ jobId });
  const runId = randomUUID();
  await stopWaiting(store, jobId);
  const begun = await store.change(jobId, async (job, tx) => {
    if (job.finishedAt !== null) return null;
    // Whoever ends in an orderly way, also with an error, takes its id off the job.
    const deaths = job.runId === null ? job.deaths : job.deaths + 1;
    if (deaths < deps.maxWorkerDeaths)
      return { state: 'running', runId, deaths, startedAt: job.startedAt ?? new Date() };
    const ended = await settle(job, tx, tookWorkersDown, 'lost');
    return { ...ended, deaths };
  });
  if (begun === null) return 'done';
  if (begun.finishedAt !== null) {
    logger.error({ deaths: begun.deaths }, 'job given up: it took its workers down');
    await removeUndelivered(deps.storage, begun);
    return 'done';
  }
  logger.info({ kind: begun.kind, revision: begun.revision }, 'job started');

  const orders = watchOrders(store, { id: jobId, runId });
  try {
    for (const stage of begun.stages) {
      // A stage that failed before a worker died stays failed: no stage ever goes back.
      if (stage.image !== null || stage.state === 'failed') continue;
      const outcome = await tryStage(stage.id);
      if (outcome === 'ended') return 'done';
      const isMade = outcome === 'go on' && stage.id === begun.stages.at(-1)?.id;
      if (shutdown.aborted && !isMade) return await putBack();
      if (outcome === 'stop') break;
      if (draining.aborted && !isMade) return await putBack();
    }
    // Before the record says that it has ended: should this process die in between, nobody would look again.
    const unsettled = await store.find(jobId);
    if (unsettled?.runId === runId) await removeUndelivered(deps.storage, unsettled);
    const ended = await store.change(jobId, (job, tx) => {
      if (job.runId !== runId) return null;
      // The wish to cancel came too late when every picture is there: `settle` looks at the pictures first.
      return settle(job, tx);
    });
    if (ended !== null) {
      logEnd(ended);
      await removeUndelivered(deps.storage, ended);
    }
    return 'done';
  } catch (error) {
    if (error instanceof SupersededError) {
      logger.warn('another worker has taken this job over');
      return 'done';
    }
    if (shutdown.aborted) return await putBack();
    await letGo();
    throw error;
  } finally {
    orders.end();
  }

  async function putBack(): Promise<'put-back'> {
    await letGo();
    return 'put-back';
  }

  /** Says that this run is over. Should the database not hear it, this counts as one death. */
  async function letGo(): Promise<void> {
    await store.change(jobId, (job) => (job.runId === runId ? { runId: null } : null)).catch(() => null);
  }

  /** Whether the next stage may begin, or the job has ended with the picture of this one. */
  async function tryStage(stageId: StageId): Promise<'go on' | 'stop' | 'ended'> {
    try {
      const painting = paintStage(deps, { jobId, runId, stageId, signal: orders.cancelled });
      const painted = await Promise.race([painting, orders.superseded]);
      if (!isSettled(painted)) return 'go on';
      logEnd(painted);
      return 'ended';
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

/**
 * The queue hands out a job when the one before it has ended, but whoever ended that may have died before it released
 * this one, or may still be about to. Rejects in the latter case: the queue then tries again.
 */
async function stopWaiting(store: JobStore, jobId: string): Promise<void> {
  const job = await store.find(jobId);
  if (job === null || job.waitsFor === null) return;
  const before = await store.find(job.waitsFor);
  if (before !== null && !isSettled(before)) throw new Error('the job before this one has not ended yet');
  await store.change(jobId, (waiting, tx) => releaseWaiting(waiting, before, tx));
}
