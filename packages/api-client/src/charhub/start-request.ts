import type { GenerationRequest } from '../contract/index.ts';
import { GenerationError, ReferenceView } from '../contract/index.ts';

/**
 * The request as it is sent: views in making order, each once. Throws `validation` with the field for what no back
 * end would take: a dataset without views, which the host would take for all of them, and too many samples.
 */
export function checkedRequest(request: GenerationRequest): GenerationRequest {
  const { kind, sampleImageUrls } = request;
  const isDataset = kind === 'reference-dataset';
  const views = isDataset ? ReferenceView.options.filter((view) => request.views.includes(view)) : [];
  if (isDataset && views.length === 0) throw invalid('viewsToGenerate', 'Choose at least one view');
  if (isDataset && sampleImageUrls.length > 4) {
    throw invalid('referenceImages', 'At most four sample images can be used');
  }
  if (!isDataset && sampleImageUrls.length > 1) {
    throw invalid('referenceImageUrl', 'Only one sample image can be used');
  }
  return { ...request, views };
}

export function startPath({ kind }: GenerationRequest): string {
  return kind === 'reference-dataset' ? '/image-generation/character-dataset' : '/image-generation/avatar';
}

/** @param likeness what a single picture is to resemble when there is no sample */
export function startBody(
  { kind, characterId, prompt, sampleImageUrls, views }: GenerationRequest,
  likeness?: string,
): unknown {
  if (kind === 'reference-dataset') {
    return {
      characterId,
      prompt: { positive: prompt, negative: '' },
      // Samples have to be named here: the host ignores every other field for them.
      referenceImages: sampleImageUrls.map((url) => ({ type: 'SAMPLE', url })),
      viewsToGenerate: views,
    };
  }
  const [referenceImageUrl = likeness] = sampleImageUrls;
  const imageType = kind === 'avatar' ? 'AVATAR' : 'COVER';
  return {
    characterId,
    prompt,
    imageType,
    ...(referenceImageUrl === undefined ? {} : { referenceImageUrl }),
  };
}

function invalid(field: string, message: string): GenerationError {
  return new GenerationError({ code: 'validation', message, field });
}
