import type { Redis } from 'ioredis';
import { JobPreview } from '@charhub/api-client/contract';
import { WANTED_SECONDS, type PreviewStore } from './preview-store.ts';

/** What nobody clears goes by itself. */
const KEPT_SECONDS = 600;

/** Previews in Redis, where several processes share one. */
export function createRedisPreviews(redis: Redis, prefix: string): PreviewStore {
  const keyOf = (jobId: string) => `${prefix}:preview:${jobId}`;
  const wishOf = (jobId: string) => `${prefix}:preview-wanted:${jobId}`;
  return {
    async get(jobId) {
      const [stored] = await Promise.all([
        redis.get(keyOf(jobId)).catch(() => null),
        redis.set(wishOf(jobId), '1', 'EX', WANTED_SECONDS).catch(() => null),
      ]);
      return stored === null ? null : readPreview(stored);
    },
    async set(jobId, preview) {
      await redis.set(keyOf(jobId), JSON.stringify(preview), 'EX', KEPT_SECONDS).catch(() => null);
    },
    async clear(jobId) {
      await redis.del(keyOf(jobId)).catch(() => 0);
    },
    async isWanted(jobId) {
      return (await redis.exists(wishOf(jobId)).catch(() => 0)) === 1;
    },
  };
}

function readPreview(stored: string): JobPreview | null {
  try {
    return JobPreview.parse(JSON.parse(stored));
  } catch {
    return null;
  }
}
