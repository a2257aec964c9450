import {
  useGenerationContext,
  type GenerationContextValue,
} from '../generation-provider/generation-context.ts';
import { createCharacterImages, type CharacterImages } from './character-images.ts';
import type { ImageNews } from './image-news.ts';

const stores = new WeakMap<ImageNews, CharacterImages>();

/** The provider's one store of pictures, made by the first component that shows some. */
export function useImageStore(): CharacterImages {
  return imageStoreOf(useGenerationContext());
}

export function imageStoreOf({
  client,
  generation,
  imageNews,
}: Pick<GenerationContextValue, 'client' | 'generation' | 'imageNews'>): CharacterImages {
  const held = stores.get(imageNews);
  if (held !== undefined) return held;
  const store = createCharacterImages(client, imageNews, generation.userId);
  stores.set(imageNews, store);
  return store;
}
