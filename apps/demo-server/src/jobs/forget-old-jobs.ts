import { setTimeout as delay } from 'node:timers/promises';
import { and, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db } from '../db/database.ts';
import { jobPreviews, jobs } from '../db/schema.ts';

const DAY_MS = 86_400_000;
const BATCH = 500;

/** By the database's clock: a process whose own is wrong deletes nothing too early. */
const daysAgo = (days: number) => sql`now() - make_interval(days => ${days}::int)`;

/**
 * Deletes jobs that ended more than `days` ago, and previews that nobody cleared. Pictures and the ledger stay: they are
 * their owner's and the books'. Answers with how many jobs were deleted.
 */
export async function forgetOldJobs(db: Db, days: number): Promise<number> {
  await db.delete(jobPreviews).where(lt(jobPreviews.createdAt, daysAgo(1)));
  if (days === 0) return 0;
  let total = 0;
  for (;;) {
    const old = db
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(isNotNull(jobs.finishedAt), lt(jobs.finishedAt, daysAgo(days))))
      .limit(BATCH);
    // In small pieces: each holds its rows' locks for a moment only.
    const deleted = await db.delete(jobs).where(inArray(jobs.id, old)).returning({ id: jobs.id });
    total += deleted.length;
    if (deleted.length < BATCH) return total;
  }
}

/** Does so now and then until it is stopped. Several processes may do it at once. */
export function keepForgetting(db: Db, days: number, logger: Logger, everyMs = DAY_MS / 24): () => void {
  const stopped = new AbortController();
  void (async () => {
    while (!stopped.signal.aborted) {
      const count = await forgetOldJobs(db, days).catch((error: unknown) => {
        logger.warn({ err: error }, 'could not delete old jobs');
        return 0;
      });
      if (count > 0) logger.info({ count, days }, 'old jobs deleted');
      await delay(everyMs, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
    }
  })();
  return () => stopped.abort();
}
