import type { CharacterImage, GeneratedImage, ReferenceView } from '@charhub/api-client/contract';
import { fromCallback } from 'xstate';
import type { ReferenceDatasetContext, ReferenceDatasetFact } from './reference-dataset.types.ts';
import { isReferenceView } from './reference-views.ts';
import type { GenerationPorts } from '../create-generation/generation-ports.ts';

/** Lists the stored reference pictures, the active one of each view. The dialog works without them. */
export function loadPictures({ client }: GenerationPorts) {
  return fromCallback<{ type: 'never' }, { characterId: string }>(({ input: { characterId }, sendBack }) => {
    const abort = new AbortController();
    client.listImages(characterId, { signal: abort.signal }).then(
      (images) => {
        const pictures = activeReferences(images);
        sendBack({ type: 'pictures.loaded', pictures } satisfies ReferenceDatasetFact);
      },
      () => undefined,
    );
    return () => {
      abort.abort();
    };
  });
}

function activeReferences(images: readonly CharacterImage[]): ReferenceDatasetContext['pictures'] {
  const pictures: Partial<Record<ReferenceView, GeneratedImage>> = {};
  for (const image of images) {
    const { type, isActive, content } = image;
    if (type === 'REFERENCE' && isActive && isReferenceView(content))
      pictures[content] = generatedImageOf(image);
  }
  return pictures;
}

function generatedImageOf({
  id,
  type,
  url,
  width,
  height,
  content,
  createdAt,
}: CharacterImage): GeneratedImage {
  return { id, type, url, width, height, content, seed: null, createdAt };
}
