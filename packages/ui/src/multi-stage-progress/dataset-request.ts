import type { GenerationRequest } from '@charhub/api-client/contract';
import { REFERENCE_VIEWS } from '@charhub/machines';
import type { MultiStageProgressProps } from './multi-stage-progress.types.ts';

const maxSamples = 4;

/** What CharHub's props ask for. */
export function datasetRequest(props: MultiStageProgressProps): GenerationRequest {
  const { characterId, prompt, userPrompt, sampleImageUrl, referenceImages = [], viewsToGenerate } = props;
  const samples = [sampleImageUrl, ...referenceImages.map(({ url }) => url)].filter(
    (url): url is string => url !== undefined && url !== '',
  );
  return {
    kind: 'reference-dataset',
    characterId,
    prompt: userPrompt?.trim() ? userPrompt : (prompt?.positive ?? ''),
    sampleImageUrls: [...new Set(samples)].slice(0, maxSamples),
    views: REFERENCE_VIEWS.filter((view) => viewsToGenerate?.includes(view) ?? true),
  };
}
