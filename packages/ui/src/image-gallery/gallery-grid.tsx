import type { CharacterImage } from '@charhub/api-client/contract';
import { canUse } from '@charhub/machines';
import { useId, type ReactElement } from 'react';
import { imagesTexts, useMessages } from '../locales/index.ts';
import type { GalleryGroup } from './gallery-items.ts';
import { GalleryTile } from './gallery-tile.tsx';
import { typeKey, type ImageTexts } from './image-texts.ts';
import { LiveTile } from './live-tile.tsx';
import type { StoredTileProps } from './stored-tile.tsx';
import type { TileAction } from './tile-actions.tsx';

export interface GalleryGridProps {
  readonly group: GalleryGroup;
  readonly headingLevel: 2 | 3 | 4;
  readonly texts: ImageTexts;
  readonly newIds: ReadonlySet<string>;
  readonly tabStop: string | null;
  readonly changingId: string | null;
  readonly canChange: boolean | null;
  readonly onAction: (action: TileAction, tileKey: string) => void;
}

/** All pictures of one type. */
export function GalleryGrid(props: GalleryGridProps): ReactElement {
  const { group, headingLevel, texts, newIds, tabStop, changingId, canChange, onAction } = props;
  const { t, formatNumber } = useMessages(imagesTexts);
  const headingId = useId();
  const Heading = `h${headingLevel}` as const;
  const inUse = new Set(
    group.items.flatMap(({ image }) => (image?.isActive === true ? [placeOf(image)] : [])),
  );

  const stored = (image: CharacterImage, key: string): StoredTileProps => ({
    tileKey: key,
    image,
    name: texts.name(image),
    caption: texts.caption(image),
    isNew: newIds.has(image.id),
    isTabStop: key === tabStop,
    isBusy: image.id === changingId,
    canChange,
    canCompare: canUse(image) && inUse.has(placeOf(image)),
    onAction,
  });

  return (
    <div className="ch:flex ch:flex-col ch:gap-3">
      <Heading id={headingId} className="ch:text-base ch:font-semibold">
        {t(typeKey(group.type))}{' '}
        <span className="ch:ms-1 ch:font-normal ch:text-muted ch:tabular-nums">
          {formatNumber(group.items.length)}
        </span>
      </Heading>
      <ul
        aria-label={t(typeKey(group.type))}
        className="ch:grid ch:grid-cols-[repeat(auto-fill,minmax(min(9rem,44%),1fr))] ch:items-start ch:gap-x-4 ch:gap-y-3"
      >
        {group.items.map((item) => {
          const { key, jobKey, image } = item;
          if (jobKey === null) return image && <GalleryTile key={key} {...stored(image, key)} />;
          return (
            <LiveTile
              key={key}
              jobKey={jobKey}
              kind={group.type === 'COVER' ? 'cover' : 'avatar'}
              stored={image && stored(image, key)}
              isTabStop={key === tabStop}
              onAction={onAction}
            />
          );
        })}
      </ul>
    </div>
  );
}

/** Of two pictures of one place only one is in use. */
function placeOf({ type, content }: CharacterImage): string {
  return type === 'REFERENCE' ? (content ?? '') : type;
}
