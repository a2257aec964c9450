import { useCallback, useSyncExternalStore } from 'react';
import type { CharacterImagesState } from './character-images.ts';
import { useImageStore } from './use-image-store.ts';

export interface UseCharacterImages extends CharacterImagesState {
  /** Asks again. Its identity stays the same for a character. */
  readonly reload: () => void;
}

/**
 * A character's stored pictures: loaded once, however many components ask, and once more after each change, be it a
 * job, an upload, an activation or a deletion. Needs a `GenerationProvider` above.
 *
 * ```tsx
 * const { images } = useCharacterImages(character.id);
 * const avatar = imageInUse(images, 'AVATAR');
 * ```
 */
export function useCharacterImages(characterId: string): UseCharacterImages {
  const images = useImageStore();
  const state = useSyncExternalStore(
    useCallback((listener) => images.subscribe(characterId, listener), [images, characterId]),
    () => images.get(characterId),
    () => images.get(characterId),
  );
  const reload = useCallback(() => images.refresh(characterId), [images, characterId]);
  return { ...state, reload };
}
