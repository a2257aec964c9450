import type { CharacterImage, ImageType } from '@charhub/api-client/contract';
import {
  canUse,
  changingImageId,
  comparedImages,
  galleryBlocker,
  imageGalleryView,
  imageToDelete,
} from '@charhub/machines';
import { useRef, type ReactElement } from 'react';
import { classNames } from '../foundations/class-names.ts';
import { LiveRegion } from '../foundations/live-region/live-region.tsx';
import { useRootProps } from '../foundations/root-props.ts';
import { useSelector } from '../foundations/use-selector.ts';
import { imagesTexts, useMessages } from '../locales/index.ts';
import { ComparisonDialog } from './comparison-dialog.tsx';
import { DeletionQuestion } from './deletion-question.tsx';
import { GalleryGrid } from './gallery-grid.tsx';
import { GalleryNotices, UndoBar } from './gallery-notices.tsx';
import { GalleryEmpty } from './gallery-empty.tsx';
import { GallerySkeleton } from './gallery-skeleton.tsx';
import { GalleryViewer } from './gallery-viewer.tsx';
import { gridKeyHandler, tileAttribute } from './grid-keys.ts';
import { useImageTexts } from './image-texts.ts';
import { TypeFilter } from './type-filter.tsx';
import { useGalleryGroups } from './use-gallery-groups.ts';
import { useGallery } from './use-gallery.ts';
import { useImageGallery } from './use-image-gallery.ts';
import { useNewImages } from './use-new-images.ts';

export interface CharacterImageGalleryProps {
  /** Whose pictures are shown. */
  readonly characterId: string;
  /** Shows pictures of this type only. @default all types, with a choice among them */
  readonly imageType?: ImageType | undefined;
  /** Another picture is in use now: the server has taken it. Pages that read `useCharacterImages` need not listen. */
  readonly onImageActivated?: ((image: CharacterImage) => void) | undefined;
  /** Of the types' names, so that they fit into the page's own outline. @default 3 */
  readonly headingLevel?: 2 | 3 | 4;
  /** Leaves out the reference views in use, for a page that shows them beside the gallery. @default false */
  readonly omitsViewsInUse?: boolean;
}

/**
 * A character's stored pictures by type, newest first, those that came since the last look marked as new. Pictures that
 * are being made have a tile that turns into the picture. Use, compare, view, download, delete: by mouse, touch and keys
 * (arrows lead through the grid, Delete deletes). Needs a `GenerationProvider` above.
 */
export function CharacterImageGallery(props: CharacterImageGalleryProps): ReactElement {
  const { characterId, imageType, onImageActivated, headingLevel = 3, omitsViewsInUse = false } = props;
  const { t } = useMessages(imagesTexts);
  const { className, ...root } = useRootProps();
  const rootRef = useRef<HTMLDivElement>(null);
  const texts = useImageTexts();
  const actor = useImageGallery(characterId);
  const snapshot = useSelector(actor, (current) => current);
  const stored = snapshot.context.images;
  const filter = useGalleryGroups({ characterId, imageType, omitsViewsInUse, images: stored });
  const { groups } = filter;
  const gallery = useGallery({ actor, snapshot, groups, onImageActivated });
  const { opened, open, onAction } = gallery;
  const newIds = useNewImages(characterId, stored);
  const blocker = galleryBlocker(snapshot);
  const canChange = blocker === 'forbidden' ? false : blocker === 'offline' ? null : true;
  const changingId = changingImageId(snapshot);
  const asked = imageToDelete(snapshot);
  const comparison = comparedImages(snapshot);
  const images = groups.flatMap(({ items }) => items.flatMap(({ image }) => image ?? []));
  const view = imageGalleryView(snapshot);
  const emptyKey =
    imageType === 'AVATAR'
      ? 'images.empty.avatar'
      : imageType === 'COVER'
        ? 'images.empty.cover'
        : 'images.empty.all';
  const onKeyDown = gridKeyHandler({
    groups: groups.map(({ items }) => items.map(({ key }) => key)),
    onMove: (key) => onAction('focus', key),
    onDelete: (key) => onAction('delete', key),
  });

  const firstTile = () => rootRef.current?.querySelector<HTMLElement>(`[${tileAttribute}][tabindex="0"]`);

  return (
    <div
      {...root}
      ref={rootRef}
      aria-busy={snapshot.context.isLoading}
      onKeyDown={onKeyDown}
      className={classNames(className, 'ch:flex ch:flex-col ch:gap-6')}
    >
      {imageType === undefined && (
        <TypeFilter types={filter.types} chosen={filter.chosenType} onChoose={filter.chooseType} />
      )}
      <GalleryNotices actor={actor} snapshot={snapshot} heirOf={firstTile} />
      {groups.map((group) => (
        <GalleryGrid
          key={group.type}
          {...{ group, headingLevel, texts, newIds, changingId, canChange, onAction }}
          tabStop={gallery.tabStop}
        />
      ))}
      {view === 'loading' && <GallerySkeleton />}
      {view !== 'loading' && view !== 'failed' && groups.length === 0 && (
        <GalleryEmpty view={imageType === 'COVER' ? 'cover' : 'avatar'}>{t(emptyKey)}</GalleryEmpty>
      )}
      <UndoBar actor={actor} snapshot={snapshot} heirOf={firstTile} />
      <GalleryViewer
        {...{ actor, characterId, images, texts, changingId, canChange }}
        image={opened}
        onShow={open}
      />
      <ComparisonDialog
        comparison={comparison}
        canUse={canChange === true && comparison !== null && canUse(comparison.image)}
        onUse={({ id }) => actor.send({ type: 'image.activate', imageId: id })}
        onClose={() => actor.send({ type: 'comparison.close' })}
      />
      <DeletionQuestion
        image={asked}
        name={texts.name}
        hasHeir={images.some((other) => other.id !== asked?.id && other.type === asked?.type)}
        blocked={canChange !== true}
        onConfirm={gallery.confirmDeletion}
        onCancel={() => actor.send({ type: 'deletion.cancel' })}
      />
      <LiveRegion message={gallery.done && t(`images.${gallery.done}`)} />
    </div>
  );
}
