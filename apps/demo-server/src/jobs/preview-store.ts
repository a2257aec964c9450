import type { JobPreview } from '@charhub/api-client/contract';

/**
 * The latest preview of each running job. Previews are worth nothing later, so they never reach the record or the queue,
 * and nothing here ever rejects: a job does not fail for want of a preview.
 */
export interface PreviewStore {
  get(jobId: string): Promise<JobPreview | null>;
  set(jobId: string, preview: JobPreview): Promise<void>;
  clear(jobId: string): Promise<void>;
}

const MAX_JOBS = 500;

/** In memory, for an API and a worker in one process; beyond 500 jobs the oldest preview is forgotten. */
export function createPreviewStore(): PreviewStore {
  const previews = new Map<string, JobPreview>();
  return {
    get: (jobId) => Promise.resolve(previews.get(jobId) ?? null),
    set(jobId, preview) {
      previews.delete(jobId);
      previews.set(jobId, preview);
      const oldest = previews.keys().next();
      if (previews.size > MAX_JOBS && !oldest.done) previews.delete(oldest.value);
      return Promise.resolve();
    },
    clear: (jobId) => Promise.resolve(void previews.delete(jobId)),
  };
}
