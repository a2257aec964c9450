import type { GenerationRequest } from '@charhub/api-client/contract';
import { isReferenceView } from '../reference-dataset/reference-views.ts';
import type { StageProgressContext } from './stage-progress.types.ts';

/** What is left to make of the job that is shown; before it is known all of it. Null when nothing is known. */
export function remainingRequest({
  job,
  request,
}: Pick<StageProgressContext, 'job' | 'request'>): GenerationRequest | null {
  if (job === null) return request;
  const { kind, characterId, stages } = job;
  const views = stages
    .filter(({ image }) => image === null)
    .map(({ id }) => id)
    .filter(isReferenceView);
  return { kind, characterId, ...job.request, views };
}
