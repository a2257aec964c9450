import type { CharacterImage } from '@charhub/api-client/contract';
import { canUse } from '@charhub/machines';
import type { ReactElement, ReactNode } from 'react';
import { LeavingButton } from '../foundations/button/leaving-button.tsx';
import { classNames } from '../foundations/class-names.ts';
import { Icon } from '../foundations/icon/icon.tsx';
import { checkIcon } from '../foundations/icon/icons.ts';
import { imagesTexts, useMessages, type MessagesOf } from '../locales/index.ts';
import { tileAttribute } from './grid-keys.ts';
import type { TileAction } from './tile-actions.tsx';

/** A stored picture and what is to be known of it in the grid. */
export interface StoredTileProps {
  readonly tileKey: string;
  readonly image: CharacterImage;
  /** “Avatar, 3 May 2026, 12:40”. */
  readonly name: string;
  /** Under the picture. */
  readonly caption: string;
  readonly isNew: boolean;
  readonly isTabStop: boolean;
  /** It is being changed. */
  readonly isBusy: boolean;
  /** False for who may never change it, null for who cannot now. */
  readonly canChange: boolean | null;
  /** Whether another picture is in its place now. */
  readonly canCompare: boolean;
  readonly onAction: (action: TileAction, tileKey: string) => void;
}

/** Its name with how it stands. */
export function storedLabel(
  { t }: Pick<MessagesOf<typeof imagesTexts>, 't'>,
  props: StoredTileProps,
): string {
  const { name, image, isNew } = props;
  return [name, image.isActive && t('images.inUse'), isNew && t('images.new')].filter(Boolean).join(', ');
}

export function StoredMarks({ image, isNew }: Pick<StoredTileProps, 'image' | 'isNew'>): ReactElement {
  const { t } = useMessages(imagesTexts);
  return (
    // The button that it lies on says it, too.
    <span
      aria-hidden="true"
      className="ch:pointer-events-none ch:absolute ch:inset-x-1.5 ch:top-1.5 ch:flex ch:flex-wrap ch:gap-1"
    >
      {image.isActive && (
        <Mark>
          <Icon shape={checkIcon} size="sm" />
          {t('images.inUse')}
        </Mark>
      )}
      {isNew && <Mark isLoud>{t('images.new')}</Mark>}
    </span>
  );
}

export function StoredCaption(props: StoredTileProps): ReactElement {
  const { tileKey, image, name, caption, isTabStop, isBusy, canChange, onAction } = props;
  const { t } = useMessages(imagesTexts);
  return (
    <div className="ch:flex ch:h-full ch:items-center ch:justify-between ch:gap-x-1">
      <span className="ch:line-clamp-2 ch:min-w-min ch:text-xs ch:text-muted">{caption}</span>
      {canUse(image) && canChange !== false && (
        <LeavingButton
          variant="quiet"
          tabIndex={isTabStop ? 0 : -1}
          busy={isBusy}
          blocked={canChange === null}
          aria-label={t('images.actionNamed', { action: t('images.use'), picture: name })}
          heirOf={(leaving) => leaving.closest('li')?.querySelector<HTMLElement>(`[${tileAttribute}]`)}
          onClick={() => onAction('use', tileKey)}
        >
          {t('images.use')}
        </LeavingButton>
      )}
    </div>
  );
}

function Mark({ isLoud = false, children }: { readonly isLoud?: boolean; readonly children: ReactNode }) {
  return (
    <span
      className={classNames(
        'ch:inline-flex ch:items-center ch:gap-1 ch:rounded-xl ch:px-2 ch:py-1 ch:text-xs ch:font-semibold',
        isLoud ? 'ch:bg-action ch:text-on-action' : 'ch:bg-surface ch:text-ink',
      )}
    >
      {children}
    </span>
  );
}
