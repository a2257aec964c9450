import type { CharacterImage } from '@charhub/api-client/contract';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { useLatest } from '../generation-provider/use-latest.ts';
import { downloadImage } from '../image-view-modal/download-image.ts';
import type { GalleryGroup, GalleryItem } from './gallery-items.ts';
import type { TileAction } from './tile-actions.tsx';
import type { ImageGalleryActor, ImageGallerySnapshot } from './use-image-gallery.ts';

interface GalleryOptions {
  readonly actor: ImageGalleryActor;
  readonly snapshot: ImageGallerySnapshot;
  readonly groups: readonly GalleryGroup[];
  readonly onImageActivated: ((image: CharacterImage) => void) | undefined;
}

interface Gallery {
  /** The tile that Tab leads to. */
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

/** What the tiles of a gallery do. */
export function useGallery({ actor, snapshot, groups, onImageActivated }: GalleryOptions): Gallery {
  const { openJob } = useGenerationContext();
  const { images, chosenId } = snapshot.context;
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

  return {
    tabStop: tabStopOf(items, focused),
    opened: images?.find(({ id }) => id === openedId) ?? null,
    open: (image) => setOpenedId(image?.id ?? null),
    onAction,
    confirmDeletion: () => {
      const index = items.findIndex(({ image }) => image?.id === chosenId);
      const next = items[index + 1] ?? items[index - 1];
      setFocused(next?.key ?? null);
      if (openedId === chosenId) setOpenedId(next?.image?.id ?? null);
      actor.send({ type: 'deletion.confirm' });
    },
    done,
  };
}

/** The tile that had the focus, else the first. */
function tabStopOf(items: readonly GalleryItem[], focused: string | null): string | null {
  return items.find(({ key }) => key === focused)?.key ?? items[0]?.key ?? null;
}
