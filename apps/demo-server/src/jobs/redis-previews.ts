import type { Redis } from 'ioredis';
import { JobPreview } from '@charhub/api-client/contract';
import type { PreviewStore } from './preview-store.ts';

/** What nobody clears goes by itself. */
const KEPT_SECONDS = 600;

/** Previews in Redis, where several processes share one. */
export function createRedisPreviews(redis: Redis, prefix: string): PreviewStore {
  const keyOf = (jobId: string) => `${prefix}:preview:${jobId}`;
  return {
    async get(jobId) {
      const stored = await redis.get(keyOf(jobId)).catch(() => null);
      return stored === null ? null : readPreview(stored);
    },
    async set(jobId, preview) {
      await redis.set(keyOf(jobId), JSON.stringify(preview), 'EX', KEPT_SECONDS).catch(() => null);
    },
    async clear(jobId) {
      await redis.del(keyOf(jobId)).catch(() => 0);
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
