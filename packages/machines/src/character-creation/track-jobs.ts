import type { CharacterCreation } from '@charhub/api-client/contract';
import type { GenerationJobsActor } from '../create-generation/registry-actors.ts';

/** Hands the jobs of a creation to the registry, which follows them whatever becomes of the dialog. */
export function trackJobs(jobs: GenerationJobsActor, { avatarJob, datasetJob }: CharacterCreation): void {
  for (const snapshot of [avatarJob, datasetJob]) {
    if (snapshot !== null) jobs.send({ type: 'job.track', snapshot });
  }
}
