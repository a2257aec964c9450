import type { CharacterImage } from '@charhub/api-client/contract';
import { useState, type ReactElement } from 'react';
import { usePageMessages } from '../messages/page-messages.tsx';

interface ImageTileProps {
  readonly image: CharacterImage;
  readonly isBusy: boolean;
  readonly onActivate: () => void;
  readonly onDelete: () => void;
}

const activatable: ReadonlySet<CharacterImage['type']> = new Set(['AVATAR', 'COVER']);

/** One stored picture, whether it is in use, and what can be done with it. */
export function ImageTile({ image, isBusy, onActivate, onDelete }: ImageTileProps): ReactElement {
  const t = usePageMessages();
  const [isAsking, setAsking] = useState(false);
  const isPortrait =
    image.type === 'COVER' ||
    image.content === 'front' ||
    image.content === 'side' ||
    image.content === 'back';

  return (
    <li className="tile" data-portrait={isPortrait} data-active={image.isActive}>
      <div className="tile-picture">
        <img src={image.url} alt={t(`images.type.${image.type}`)} loading="lazy" decoding="async" />
        {image.isActive && <span className="tile-mark">{t('images.active')}</span>}
      </div>
      <div className="tile-actions">
        {isAsking ? (
          <>
            <button type="button" className="button button-danger" disabled={isBusy} onClick={onDelete}>
              {t('images.confirmDelete')}
            </button>
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {t('images.keep')}
            </button>
          </>
        ) : (
          <>
            {activatable.has(image.type) && !image.isActive && (
              <button type="button" className="button" disabled={isBusy} onClick={onActivate}>
                {t('images.activate')}
              </button>
            )}
            <button type="button" className="button" disabled={isBusy} onClick={() => setAsking(true)}>
              {t('images.delete')}
            </button>
          </>
        )}
      </div>
    </li>
  );
}
