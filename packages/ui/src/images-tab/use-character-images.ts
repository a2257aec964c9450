import { useCallback, useSyncExternalStore } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import type { CharacterImagesState } from './character-images.ts';

export interface UseCharacterImages extends CharacterImagesState {
  /** Asks again. */
  readonly reload: () => void;
}

/**
 * A character's stored pictures: loaded once, however many components ask, and again whenever a job of this
 * character has ended. Needs a `GenerationProvider` above.
 */
export function useCharacterImages(characterId: string): UseCharacterImages {
  const { images } = useGenerationContext();
  const state = useSyncExternalStore(
    useCallback((listener) => images.subscribe(characterId, listener), [images, characterId]),
    () => images.get(characterId),
    () => images.get(characterId),
  );
  const reload = useCallback(() => images.refresh(characterId), [images, characterId]);
  return { ...state, reload };
}
