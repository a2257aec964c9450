import { Router, type NextFunction, type Response } from 'express';
import { callerOf, type Authentication } from '../../auth/require-user.ts';
import { receiptFor } from '../../credits/ledger.ts';
import type { Db } from '../../db/database.ts';
import { cancelJob } from '../../jobs/cancel-job.ts';
import type { JobRecord } from '../../jobs/job-record.ts';
import type { JobStore } from '../../jobs/job-store.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { ApiError } from '../api-error.ts';
import { openEventStream, toEvent } from '../event-stream.ts';
import { createHeartbeats } from '../heartbeats.ts';
import type { JobFeed } from '../job-feed.ts';
import { toHostStatus } from '../host-status.ts';

export interface JobRoutesDeps {
  readonly authentication: Authentication;
  readonly db: Db;
  readonly store: JobStore;
  readonly queue: JobQueue;
  readonly feed: JobFeed;
  readonly heartbeatMs: number;
}

const goNowhere: NextFunction = () => undefined;

/** A caller's jobs: as snapshots, as a stream of snapshots, and in CharHub's own status shape. Other people's jobs do not exist. */
export function jobRoutes({
  authentication,
  db,
  store,
  queue,
  feed,
  heartbeatMs = 15_000,
}: JobRoutesDeps): Router {
  const router = Router();
  const heartbeats = createHeartbeats(heartbeatMs);

  async function ownJob(jobId: string, res: Response): Promise<JobRecord> {
    const caller = callerOf(res);
    const job = await store.find(jobId);
    if (job === null || job.ownerId !== caller.id) throw new ApiError(404, 'NOT_FOUND', 'Job not found');
    res.locals.jobId = jobId;
    return job;
  }

  router.get('/status/:jobId', authentication.requireUser, async (req, res) => {
    res.json(toHostStatus(await ownJob(req.params.jobId, res)));
  });

  router.get('/jobs', authentication.requireUser, async (_req, res) => {
    res.json({ success: true, data: await store.listSnapshots(callerOf(res).id) });
  });

  router.get('/jobs/:jobId', authentication.requireUser, async (req, res) => {
    const job = await ownJob(req.params.jobId, res);
    res.json({ success: true, data: await store.snapshot(job) });
  });

  router.get('/jobs/:jobId/receipt', authentication.requireUser, async (req, res) => {
    const { id } = await ownJob(req.params.jobId, res);
    res.json({ success: true, data: await receiptFor(db, id) });
  });

  router.post('/jobs/:jobId/cancel', authentication.requireUser, async (req, res) => {
    const job = await cancelJob({ store, queue }, await ownJob(req.params.jobId, res));
    res.json({ success: true, data: await store.snapshot(job) });
  });

  router.get('/events', authentication.requireUser, async (req, res) => {
    const caller = callerOf(res);
    const stream = openEventStream(res);
    // Listening before reading: a change in between is delivered, if need be twice, never missed.
    const unwatch = feed.watch(caller.id, stream);
    const stopBeating = heartbeats.add(stream, caller.tokenExpiresAt);
    res.on('close', () => {
      unwatch();
      stopBeating();
    });
    for (const snapshot of await store.listSnapshots(caller.id))
      stream.send(snapshot.id, toEvent(JSON.stringify(snapshot)));
    // Says that the list is complete, also when it is empty.
    stream.beat();
    // It stays open for hours, and with it would stay every router and middleware that the request came through.
    req.next = goNowhere;
  });

  return router;
}
