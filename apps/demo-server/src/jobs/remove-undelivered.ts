import type { MediaStorage } from '../images/media-storage.ts';
import type { JobRecord } from './job-record.ts';
import { stageKey } from './stage-plan.ts';

/** Removes pictures that were stored for a job that ended before a row named them, as when a worker dies in between. */
export async function removeUndelivered(storage: MediaStorage, job: JobRecord): Promise<void> {
  for (const stage of job.stages) {
    if (stage.image !== null || stage.imageMs === null) continue;
    // A file that stays is a pity, not a failure of the job.
    await storage.remove(stageKey(stage.id, job.characterId, stage.imageMs)).catch(() => undefined);
  }
}
