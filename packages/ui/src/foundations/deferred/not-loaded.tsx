import type { ReactElement } from 'react';
import { useMessages } from '../../locales/index.ts';
import { Button } from '../button/button.tsx';
import { repeatIcon } from '../icon/icons.ts';

/** In place of a part that could not be loaded, so that no button is dead. */
export function NotLoaded({ onRetry }: { readonly onRetry: () => void }): ReactElement {
  const { t } = useMessages();
  return (
    <p
      role="alert"
      className="ch:m-0 ch:flex ch:w-full ch:flex-wrap ch:items-center ch:gap-2 ch:text-sm ch:text-danger"
    >
      {t('dialog.notLoaded')} {t('error.network.advice')}
      <Button icon={repeatIcon} onClick={onRetry}>
        {t('action.tryAgain')}
      </Button>
    </p>
  );
}
