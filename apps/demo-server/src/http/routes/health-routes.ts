import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { Router } from 'express';
import type { Db } from '../../db/database.ts';

const PATIENCE_MS = 2000;

/**
 * For orchestrators, outside the API: `/healthz` answers as long as this process lives, `/readyz` 200 when the database
 * answers it and 503 else. The queue and ComfyUI are not asked: without them jobs wait, and everything else works.
 */
export function healthRoutes({ db }: { db: Db }): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'alive' });
  });
  router.get('/readyz', async (_req, res) => {
    const hasAnswer = await Promise.race([
      db.execute(sql`select 1`).then(
        () => true,
        () => false,
      ),
      delay(PATIENCE_MS, false, { ref: false }),
    ]);
    res
      .set('Cache-Control', 'no-store')
      .status(hasAnswer ? 200 : 503)
      .json({ status: hasAnswer ? 'ready' : 'waiting for the database' });
  });
  return router;
}
