import { describeCharacter, getCharacter } from '../characters/characters.ts';
import type { Viewer } from '../characters/permissions.ts';
import type { Queryable } from '../db/database.ts';
import type { JobStore } from '../jobs/job-store.ts';
import type { CreationRow } from './creation-rows.ts';

/** A character as CharHub answers it, with the jobs of its first pictures beside it; other people's jobs do not exist. */
export async function describeCreation(
  { db, store }: { db: Queryable; store: JobStore },
  characterId: string,
  creation: CreationRow | null,
  viewer: NonNullable<Viewer>,
) {
  async function snapshotOf(jobId: string | null) {
    const job = jobId === null ? null : await store.find(jobId);
    return job === null || job.ownerId !== viewer.id ? null : store.snapshot(job);
  }
  return {
    data: await describeCharacter(db, await getCharacter(db, characterId), viewer),
    avatarJob: await snapshotOf(creation?.avatarJobId ?? null),
    datasetJob: await snapshotOf(creation?.datasetJobId ?? null),
  };
}
