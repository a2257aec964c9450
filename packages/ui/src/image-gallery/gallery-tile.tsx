import { memo, type ReactElement } from 'react';
import { classNames } from '../foundations/class-names.ts';
import { imagesTexts, useMessages } from '../locales/index.ts';
import { cropOf } from './image-texts.ts';
import { StoredCaption, storedLabel, StoredMarks, type StoredTileProps } from './stored-tile.tsx';
import { TileActions } from './tile-actions.tsx';
import { TileShell } from './tile-shell.tsx';

/** One of many stored pictures; loaded when it comes near the screen. */
export const GalleryTile = memo(function GalleryTile(props: StoredTileProps): ReactElement {
  const { tileKey, image, isTabStop, onAction } = props;
  return (
    <TileShell
      tileKey={tileKey}
      label={storedLabel(useMessages(imagesTexts), props)}
      isTabStop={isTabStop}
      picture={
        <img
          src={image.url}
          alt=""
          loading="lazy"
          decoding="async"
          className={classNames(
            'ch:w-full ch:rounded-xl ch:bg-subtle ch:object-cover',
            cropOf(image) === 'square' ? 'ch:aspect-square' : 'ch:aspect-[2/3]',
          )}
        />
      }
      marks={<StoredMarks {...props} />}
      actions={<TileActions {...props} />}
      onAction={onAction}
    >
      <StoredCaption {...props} />
    </TileShell>
  );
});
