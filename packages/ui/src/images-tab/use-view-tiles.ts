import type { CharacterImage, JobSnapshot, ReferenceView, Stage } from '@charhub/api-client/contract';
import { activeJobOf } from '@charhub/machines';
import { useSelector } from '../foundations/use-selector.ts';
import { useEffect } from 'react';
import { useJobProgress } from '../generation-dock/use-job-actor.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { imageInUse } from '../character-images/image-in-use.ts';
import { useCharacterImages, type UseCharacterImages } from '../character-images/use-character-images.ts';

/** One of the four places: what a running job does there, or the picture that is in use. */
export interface ViewTile {
  readonly view: ReferenceView;
  /** Null when no running job is to make this view. */
  readonly stage: Stage | null;
  readonly image: CharacterImage | null;
}

export interface ViewTiles extends Omit<UseCharacterImages, 'images'> {
  /** Null until the pictures are known. */
  readonly tiles: readonly ViewTile[] | null;
  /** The running job; null when there is none, or the server has not answered yet. */
  readonly job: JobSnapshot | null;
  /** Of the running job; null when there is none. */
  readonly jobKey: string | null;
}

const views: readonly ReferenceView[] = ['face', 'front', 'side', 'back'];

/** The four views of a character as they are now, filling while a job makes them. */
export function useViewTiles(characterId: string): ViewTiles {
  const { jobs, images: store } = useGenerationContext();
  const { images, ...request } = useCharacterImages(characterId);
  const jobKey = useSelector(
    jobs,
    (registry) => activeJobOf(registry, { characterId, kind: 'reference-dataset' })?.key ?? null,
  );
  const { snapshot: job } = useJobProgress(jobKey);

  const made = job?.images;
  useEffect(() => {
    if (made !== undefined) store.record(characterId, { type: 'made', images: made });
  }, [store, characterId, made]);

  const tiles =
    images === null
      ? null
      : views.map((view) => ({
          view,
          stage: job?.stages.find(({ id }) => id === view) ?? null,
          image: imageInUse(images, 'REFERENCE', view),
        }));
  return { ...request, tiles, job, jobKey };
}
