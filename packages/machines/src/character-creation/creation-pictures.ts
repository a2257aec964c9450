import type { JobSnapshot } from '@charhub/api-client/contract';
import { isSettled } from '@charhub/api-client/contract';
import { REFERENCE_VIEWS } from '../reference-dataset/reference-views.ts';
import type { CharacterCreationContext } from './character-creation.types.ts';

/** What is to be paid for. */
export interface WantedPictures {
  readonly generateAvatar: boolean;
  readonly viewCount: number;
}

type Jobs = Pick<CharacterCreationContext, 'job' | 'dataset'>;

/** The pictures that no job has made yet; all of them before there is a character. */
export function wantedPictures({ job, dataset }: Jobs): WantedPictures {
  if (job === null && dataset === null) return { generateAvatar: true, viewCount: REFERENCE_VIEWS.length };
  const missing = dataset?.stages.filter(({ image }) => image === null).length ?? 0;
  return { generateAvatar: job !== null && !isMade(job), viewCount: missing };
}

/** Whether nothing runs any more. */
export function areJobsOver({ job, dataset }: Jobs): boolean {
  return [job, dataset].every((each) => each === null || isSettled(each));
}

/** Whether every picture is there. */
export function areJobsMade({ job, dataset }: Jobs): boolean {
  return [job, dataset].every((each) => each === null || isMade(each));
}

/** Whether nothing is missing but what a person has cancelled. */
export function isCancelled({ job, dataset }: Jobs): boolean {
  return [job, dataset].every((each) => each === null || isMade(each) || each.state === 'cancelled');
}

function isMade({ state }: JobSnapshot): boolean {
  return state === 'completed';
}
