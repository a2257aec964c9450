import type { CharacterImage, ImageType } from '@charhub/api-client/contract';
import type { TrackedJob } from '@charhub/machines';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { shallowEqual, useSelector } from '../foundations/use-selector.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { useLatest } from '../generation-provider/use-latest.ts';
import { downloadImage } from '../image-view-modal/download-image.ts';
import { galleryGroups, type GalleryGroup, type GalleryItem } from './gallery-items.ts';
import type { TileAction } from './tile-actions.tsx';
import { useImageGallery, type ImageGalleryActor, type ImageGallerySnapshot } from './use-image-gallery.ts';
import { useMadeBy } from './use-made-by.ts';

interface GalleryOptions {
  readonly characterId: string;
  readonly imageType: ImageType | undefined;
  readonly omitsViewsInUse: boolean;
  readonly onImageActivated: ((image: CharacterImage) => void) | undefined;
}

interface Gallery {
  readonly actor: ImageGalleryActor;
  readonly snapshot: ImageGallerySnapshot;
  /** The types there is something of. */
  readonly types: readonly ImageType[];
  readonly chosenType: ImageType | null;
  readonly chooseType: (type: ImageType | null) => void;
  /** What is shown of them. */
  readonly groups: readonly GalleryGroup[];
  readonly tabStop: string | null;
  /** The picture that is shown large. */
  readonly opened: CharacterImage | null;
  readonly open: (image: CharacterImage | null) => void;
  readonly onAction: (action: TileAction, tileKey: string) => void;
  /** Deletes what is asked about; focus and viewer go on to the next picture. */
  readonly confirmDeletion: () => void;
  /** What was done last, to be spoken. */
  readonly done: 'activated' | 'deleted' | null;
}

const isPicture = ({ kind }: TrackedJob) => kind !== 'reference-dataset';

/** The state of a gallery, and what its tiles do. */
export function useGallery(options: GalleryOptions): Gallery {
  const { characterId, imageType, omitsViewsInUse, onImageActivated } = options;
  const { jobs, openJob } = useGenerationContext();
  const actor = useImageGallery(characterId);
  const snapshot = useSelector(actor, (current) => current);
  const { images } = snapshot.context;
  const running = useSelector(
    jobs,
    ({ context }) =>
      context.jobs.filter(
        (job) => job.characterId === characterId && job.state === 'active' && isPicture(job),
      ),
    shallowEqual,
  );
  const madeBy = useMadeBy(characterId);
  const all = useMemo(() => {
    const shown = images?.filter(
      ({ type, isActive }) => !(omitsViewsInUse && isActive && type === 'REFERENCE'),
    );
    return galleryGroups(shown ?? null, running, madeBy);
  }, [images, omitsViewsInUse, running, madeBy]);
  const types = all.map(({ type }) => type);
  const [chosen, chooseType] = useState<ImageType | null>(null);
  const chosenType = imageType ?? (chosen !== null && types.includes(chosen) ? chosen : null);
  const groups = useMemo(
    () => (chosenType === null ? all : all.filter(({ type }) => type === chosenType)),
    [all, chosenType],
  );
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups]);
  const [focused, setFocused] = useState<string | null>(null);
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [done, setDone] = useState<Gallery['done']>(null);
  const latest = useLatest({ items, images, onImageActivated });

  useEffect(() => {
    const activated = actor.on('image.activated', ({ imageId }) => {
      setDone('activated');
      const image = latest.current.images?.find(({ id }) => id === imageId);
      if (image !== undefined) latest.current.onImageActivated?.(image);
    });
    const deleted = actor.on('image.deleted', () => setDone('deleted'));
    return () => {
      activated.unsubscribe();
      deleted.unsubscribe();
    };
  }, [actor, latest]);

  const onAction = useCallback(
    (action: TileAction, tileKey: string) => {
      const item = latest.current.items.find(({ key }) => key === tileKey);
      if (item === undefined) return;
      setFocused(tileKey);
      setDone(null);
      if (action === 'focus') return;
      if (item.image === null) {
        if (action === 'open') openJob(item.jobKey);
        return;
      }
      const { id: imageId, url } = item.image;
      if (action === 'open') setOpenedId(imageId);
      else if (action === 'download') void downloadImage(url);
      else if (action === 'use') actor.send({ type: 'image.activate', imageId });
      else actor.send({ type: `image.${action}`, imageId });
    },
    [actor, latest, openJob],
  );

  const confirmDeletion = () => {
    const { chosenId } = snapshot.context;
    const index = items.findIndex(({ image }) => image?.id === chosenId);
    const next = items[index + 1] ?? items[index - 1];
    setFocused(next?.key ?? null);
    if (openedId === chosenId) setOpenedId(next?.image?.id ?? null);
    actor.send({ type: 'deletion.confirm' });
  };

  return {
    actor,
    snapshot,
    types,
    chosenType,
    chooseType,
    groups,
    tabStop: keyOf(items, focused),
    opened: images?.find(({ id }) => id === openedId) ?? null,
    open: (image) => setOpenedId(image?.id ?? null),
    onAction,
    confirmDeletion,
    done,
  };
}

/** The tile that Tab leads to: the one that had the focus, else the first. */
function keyOf(items: readonly GalleryItem[], focused: string | null): string | null {
  return items.find(({ key }) => key === focused)?.key ?? items[0]?.key ?? null;
}
