import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { compareIcon, downloadIcon, trashIcon, type IconShape } from '../foundations/icon/icons.ts';
import { imagesTexts, useMessages } from '../locales/index.ts';
import type { StoredTileProps } from './stored-tile.tsx';

/** What a person does with a tile. */
export type TileAction = 'open' | 'focus' | 'use' | 'compare' | 'download' | 'delete';

const icons = { compare: compareIcon, download: downloadIcon, delete: trashIcon } as const satisfies Partial<
  Record<TileAction, IconShape>
>;

/** What can be done with a picture besides using it; each a button of one icon. */
export function TileActions(props: StoredTileProps): ReactElement {
  const { name, tileKey, isTabStop, canChange, canCompare, onAction } = props;
  const { t } = useMessages(imagesTexts);
  const offered = (['compare', 'download', 'delete'] as const).filter(
    (action) => (action !== 'compare' || canCompare) && (action !== 'delete' || canChange !== false),
  );
  return (
    <div className="ch:absolute ch:end-1 ch:bottom-1 ch:flex ch:animate-fade ch:rounded-lg ch:bg-surface">
      {offered.map((action) => (
        <Button
          key={action}
          variant="quiet"
          icon={icons[action]}
          iconOnly
          tabIndex={isTabStop ? 0 : -1}
          blocked={action === 'delete' && canChange === null}
          title={t(`images.${action}`)}
          onClick={() => onAction(action, tileKey)}
        >
          {t('images.actionNamed', { action: t(`images.${action}`), picture: name })}
        </Button>
      ))}
    </div>
  );
}
