import { eq, sql } from 'drizzle-orm';
import type { Db } from '../db/database.ts';
import { jobPreviews } from '../db/schema.ts';
import { WANTED_SECONDS, type PreviewStore } from './preview-store.ts';

const ago = (seconds: number) => sql`now() - make_interval(secs => ${seconds})`;
const wantedSince = (seconds: number) => sql<boolean | null>`${jobPreviews.wantedAt} > ${ago(seconds)}`;
/** A wish that is younger is not written again: every change of a watched job is one. */
const FRESH_SECONDS = WANTED_SECONDS / 4;

/** Previews in a table that is not logged, for processes that share nothing but the database. */
export function createPostgresPreviews(db: Db): PreviewStore {
  const { url, stage } = jobPreviews;

  async function want(jobId: string): Promise<void> {
    const wantedAt = sql`now()`;
    await db
      .insert(jobPreviews)
      .values({ jobId, wantedAt })
      .onConflictDoUpdate({ target: jobPreviews.jobId, set: { wantedAt } })
      .catch(() => undefined);
  }

  return {
    async get(jobId) {
      const rows = await db
        .select({ url, stage, isFresh: wantedSince(FRESH_SECONDS) })
        .from(jobPreviews)
        .where(eq(jobPreviews.jobId, jobId))
        .catch(() => null);
      if (rows === null) return null;
      const [row] = rows;
      if (row?.isFresh !== true) await want(jobId);
      return row === undefined || row.url === null || row.stage === null
        ? null
        : { url: row.url, stage: row.stage };
    },
    async set(jobId, preview) {
      await db
        .insert(jobPreviews)
        .values({ jobId, ...preview })
        .onConflictDoUpdate({ target: jobPreviews.jobId, set: { ...preview, createdAt: new Date() } })
        .catch(() => undefined);
    },
    async clear(jobId) {
      await db
        .delete(jobPreviews)
        .where(eq(jobPreviews.jobId, jobId))
        .catch(() => undefined);
    },
    async isWanted(jobId) {
      const rows = await db
        .select({ isWanted: wantedSince(WANTED_SECONDS) })
        .from(jobPreviews)
        .where(eq(jobPreviews.jobId, jobId))
        .catch(() => []);
      return rows[0]?.isWanted === true;
    },
  };
}
