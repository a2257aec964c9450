import { useMemo } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import type { ImageChange } from './apply-image-change.ts';
import type { PendingImageChange } from './character-images.ts';
import { useImageStore } from './use-image-store.ts';

export interface ImageChanges {
  /**
   * Says what has happened on the server to a character's pictures. It is seen everywhere at once, one request fetches
   * the list, and the host hears of it by `onImagesChange`.
   */
  readonly changed: (change: ImageChange) => void;
  /** Shows what is about to be asked of the server; `confirm` it with the answer, or `revert` it. */
  readonly begin: (change: ImageChange) => PendingImageChange;
}

/**
 * For who changes a character's pictures outside of our components, and for those that do so inside. Needs a
 * `GenerationProvider` above. The same object for as long as the character is.
 */
export function useImageChanges(characterId: string): ImageChanges {
  const { imageNews } = useGenerationContext();
  const images = useImageStore();
  return useMemo(
    () => ({
      changed: (change) => imageNews.tell(characterId, change),
      begin: (change) => images.begin(characterId, change),
    }),
    [imageNews, images, characterId],
  );
}
