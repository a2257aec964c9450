import { eq } from 'drizzle-orm';
import type { Db } from '../db/database.ts';
import { jobPreviews } from '../db/schema.ts';
import type { PreviewStore } from './preview-store.ts';

/** Previews in a table that is not logged, for processes that share nothing but the database. */
export function createPostgresPreviews(db: Db): PreviewStore {
  return {
    async get(jobId) {
      const rows = await db
        .select({ url: jobPreviews.url, stage: jobPreviews.stage })
        .from(jobPreviews)
        .where(eq(jobPreviews.jobId, jobId))
        .catch(() => []);
      return rows[0] ?? null;
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
  };
}
