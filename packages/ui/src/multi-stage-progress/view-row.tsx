import type { ReactElement, ReactNode } from 'react';
import { useMessages } from '../locales/index.ts';

/** `ViewSlot`s side by side, their pictures of one height; two by two under 640 px. */
export function ViewRow({ children }: { readonly children: ReactNode }): ReactElement {
  const { t } = useMessages();
  return (
    <ul
      aria-label={t('reference.views')}
      className="ch:grid ch:grid-cols-2 ch:gap-3 ch:sm:flex ch:sm:items-start ch:sm:justify-center"
    >
      {children}
    </ul>
  );
}
