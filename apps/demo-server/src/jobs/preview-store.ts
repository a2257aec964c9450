import type { JobPreview } from '@charhub/api-client/contract';

/**
 * The latest preview of each running job. Previews are worth nothing later, so they never reach the record or the queue,
 * and nothing here ever rejects: a job does not fail for want of a preview.
 */
export interface PreviewStore {
  /** Also says that somebody looks at this job: its previews are wanted for the next 20 s. */
  get(jobId: string): Promise<JobPreview | null>;
  set(jobId: string, preview: JobPreview): Promise<void>;
  clear(jobId: string): Promise<void>;
  /** Whether anybody looked lately, in whichever process; no while that cannot be found out. */
  isWanted(jobId: string): Promise<boolean>;
}

/** A process that dies while somebody watches at it keeps previews wanted for no longer. */
export const WANTED_SECONDS = 20;

const MAX_JOBS = 500;

interface Shown {
  readonly preview: JobPreview | null;
  readonly wantedUntil: number;
}

/** In memory, for an API and a worker in one process; beyond 500 jobs the oldest preview is forgotten. */
export function createPreviewStore(now: () => number = () => performance.now()): PreviewStore {
  const jobs = new Map<string, Shown>();

  function keep(jobId: string, change: Partial<Shown>): void {
    const known = jobs.get(jobId) ?? { preview: null, wantedUntil: -Infinity };
    jobs.delete(jobId);
    jobs.set(jobId, { ...known, ...change });
    const oldest = jobs.keys().next();
    if (jobs.size > MAX_JOBS && !oldest.done) jobs.delete(oldest.value);
  }

  return {
    get(jobId) {
      keep(jobId, { wantedUntil: now() + WANTED_SECONDS * 1000 });
      return Promise.resolve(jobs.get(jobId)?.preview ?? null);
    },
    set: (jobId, preview) => Promise.resolve(keep(jobId, { preview })),
    clear: (jobId) => Promise.resolve(void jobs.delete(jobId)),
    isWanted: (jobId) => Promise.resolve(now() < (jobs.get(jobId)?.wantedUntil ?? -Infinity)),
  };
}
