import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../foundations/class-names.ts';
import { referenceTexts, useMessages } from '../locales/index.ts';

export interface ViewRowProps {
  /** `ViewSlot`s. */
  readonly children: ReactNode;
  /** Where they lie when they do not fill the row. @default 'center' */
  readonly align?: 'start' | 'center';
}

/** Views side by side, their pictures of one height; two by two under 640 px. */
export function ViewRow({ children, align = 'center' }: ViewRowProps): ReactElement {
  const { t } = useMessages(referenceTexts);
  return (
    <ul
      aria-label={t('reference.views')}
      className={classNames(
        'ch:grid ch:grid-cols-2 ch:gap-3 ch:sm:flex ch:sm:items-start',
        align === 'center' && 'ch:sm:justify-center',
      )}
    >
      {children}
    </ul>
  );
}
