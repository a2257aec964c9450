import { Router } from 'express';
import type { Engine } from '../engine.ts';
import { isRecord } from '../json.ts';
import { methodNotAllowed, sendJson } from './replies.ts';

/** What newer versions have besides: one job by its id, and its end. */
export function jobsRoutes(engine: () => Engine): Router {
  const router = Router();

  router
    .route('/jobs/:jobId')
    .get(({ params: { jobId } }, response) => {
      const status = statusOf(engine(), jobId);
      if (status === null) sendJson(response, { error: 'Job not found' }, 404);
      else sendJson(response, { id: jobId, status });
    })
    .all(methodNotAllowed);

  router
    .route('/jobs/:jobId/cancel')
    .post(({ params: { jobId } }, response) => {
      const { queue, interruption } = engine();
      const isRunning = queue.running?.promptId === jobId;
      if (isRunning) interruption.request();
      const isDeleted = !isRunning && queue.delete(jobId);
      if (isDeleted) engine().announceQueue();
      sendJson(response, { cancelled: isRunning || isDeleted });
    })
    .all(methodNotAllowed);

  return router;
}

function statusOf({ queue, history }: Engine, jobId: string): string | null {
  const entry = history.find(jobId)[jobId];
  if (isRecord(entry)) return endOf(entry['status']);
  if (queue.running?.promptId === jobId) return 'in_progress';
  return queue.pending.some(({ promptId }) => promptId === jobId) ? 'pending' : null;
}

function endOf(status: unknown): string {
  if (!isRecord(status) || status['status_str'] === 'success') return 'completed';
  return JSON.stringify(status['messages']).includes('execution_interrupted') ? 'cancelled' : 'failed';
}
