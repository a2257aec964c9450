import type { JobPreview } from '@charhub/api-client/contract';

/** The latest preview of each running job. Previews are worth nothing later, so they never reach the record or the queue. */
export interface PreviewStore {
  get(jobId: string): JobPreview | null;
  set(jobId: string, preview: JobPreview): void;
  clear(jobId: string): void;
}

const MAX_JOBS = 500;

/** In memory; beyond 500 jobs the oldest preview is forgotten. */
export function createPreviewStore(): PreviewStore {
  const previews = new Map<string, JobPreview>();
  return {
    get: (jobId) => previews.get(jobId) ?? null,
    set(jobId, preview) {
      previews.delete(jobId);
      previews.set(jobId, preview);
      const oldest = previews.keys().next();
      if (previews.size > MAX_JOBS && !oldest.done) previews.delete(oldest.value);
    },
    clear: (jobId) => void previews.delete(jobId),
  };
}
