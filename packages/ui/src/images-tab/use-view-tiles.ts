import type { CharacterImage, ReferenceView } from '@charhub/api-client/contract';
import { activeJobOf, REFERENCE_VIEWS } from '@charhub/machines';
import { equalByValue, useSelector } from '../foundations/use-selector.ts';
import { useEffect } from 'react';
import { useJobActor } from '../generation-dock/use-job-actor.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { imageInUse } from '../character-images/image-in-use.ts';
import { useCharacterImages, type UseCharacterImages } from '../character-images/use-character-images.ts';
import { useImageStore } from '../character-images/use-image-store.ts';

/** One of the four places, with the picture that is in use there. */
export interface ViewTile {
  readonly view: ReferenceView;
  readonly image: CharacterImage | null;
}

export interface ViewTiles extends Omit<UseCharacterImages, 'images'> {
  /** Null until the pictures are known. */
  readonly tiles: readonly ViewTile[] | null;
  /** Of the running job; null when there is none. */
  readonly jobKey: string | null;
}

/** The four views of a character as they are now. How far a running job is its own tiles know. */
export function useViewTiles(characterId: string): ViewTiles {
  const { jobs } = useGenerationContext();
  const store = useImageStore();
  const { images, ...request } = useCharacterImages(characterId);
  const jobKey = useSelector(
    jobs,
    (registry) => activeJobOf(registry, { characterId, kind: 'reference-dataset' })?.key ?? null,
  );
  const made = useSelector(
    useJobActor(jobKey),
    (snapshot) => snapshot?.context.snapshot?.images,
    equalByValue,
  );

  useEffect(() => {
    if (made !== undefined) store.record(characterId, { type: 'made', images: made });
  }, [store, characterId, made]);

  const tiles =
    images && REFERENCE_VIEWS.map((view) => ({ view, image: imageInUse(images, 'REFERENCE', view) }));
  return { ...request, tiles, jobKey };
}
