import { setTimeout as delay } from 'node:timers/promises';
import type { JobError } from '@charhub/api-client/contract';
import type { JobQueue } from '../queue/job-queue.ts';
import { removeUndelivered } from './remove-undelivered.ts';
import { runJob, type RunJobDeps } from './run-job.ts';
import { settle } from './settle-job.ts';

export interface JobWorker {
  /**
   * Takes no more jobs, and ends once those under way have: with the picture they are at when `draining` is aborted,
   * at once when `shutdown` is and the runner is closed. What is not finished is handed back for another worker.
   */
  close(options?: { abandon: boolean }): Promise<void>;
}

export interface JobWorkerDeps extends Omit<RunJobDeps, 'logger'> {
  readonly queue: JobQueue;
  readonly logger: RunJobDeps['logger'];
  /** Jobs at a time. @default 1 */
  readonly concurrency?: number;
  /** How often rows without a queue entry are looked for. @default 30 s */
  readonly requeueEveryMs?: number;
}

const givenUp: JobError = {
  code: 'server',
  message: 'The server tried several times and could not finish this job',
  retryable: true,
  details: [],
};

/** Starts painting what is queued. Jobs whose queue entry was lost, or waits for a clock, are queued again, now and then. */
export async function startJobWorker(deps: JobWorkerDeps): Promise<JobWorker> {
  const { queue, store, logger, requeueEveryMs = 30_000 } = deps;
  const closed = new AbortController();

  async function requeueUnfinished(): Promise<void> {
    await queue.addAll(await store.unfinished());
    await queue.retryNow();
  }
  async function keepRequeueing(): Promise<void> {
    while (!closed.signal.aborted) {
      await delay(requeueEveryMs, undefined, { signal: closed.signal, ref: false }).catch(() => undefined);
      if (closed.signal.aborted) return;
      await requeueUnfinished().catch((error: unknown) =>
        logger.warn({ err: error }, 'could not look for lost jobs'),
      );
    }
  }

  // A queue that does not answer now is filled when it does.
  await requeueUnfinished().catch((error: unknown) =>
    logger.warn({ err: error }, 'could not fill the queue'),
  );
  const worker = queue.startWorker({
    process: (jobId) => runJob(deps, jobId),
    async onGivenUp(jobId, error) {
      logger.error({ jobId, err: error }, 'job given up');
      const ended = await store.change(jobId, (job, tx) => settle(job, tx, givenUp));
      if (ended !== null) await removeUndelivered(deps.storage, ended);
    },
    onError: (error) => logger.warn({ err: error }, 'queue worker'),
    ...(deps.concurrency !== undefined && { concurrency: deps.concurrency }),
  });
  void keepRequeueing();

  return {
    async close(options) {
      closed.abort();
      await worker.close(options);
    },
  };
}
