import { memo, type ReactElement } from 'react';
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
      aspect={cropOf(image)}
      picture={
        <img
          src={image.url}
          alt=""
          loading="lazy"
          decoding="async"
          className="ch:size-full ch:rounded-xl ch:bg-subtle ch:object-cover"
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
