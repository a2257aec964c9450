import type { ReactElement } from 'react';
import { useMessages } from '../locales/index.ts';

/** The form's shape, while it is asked whether it may be used. */
export function FormSkeleton(): ReactElement {
  const { t } = useMessages();
  return (
    <div className="ch:flex ch:flex-col ch:gap-5">
      <p className="ch:m-0 ch:text-muted">{t('dialog.checking')}</p>
      <div aria-hidden="true" className="ch:flex ch:animate-shimmer ch:flex-col ch:gap-5">
        <div className="ch:h-44 ch:rounded-lg ch:bg-line" />
        <div className="ch:h-24 ch:rounded-lg ch:bg-line" />
        <div className="ch:h-5 ch:w-48 ch:rounded-md ch:bg-line" />
      </div>
    </div>
  );
}
