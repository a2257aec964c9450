import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { ReasonedButton } from '../foundations/button/reasoned-button.tsx';
import { backIcon, repeatIcon } from '../foundations/icon/icons.ts';
import { useMessages } from '../locales/index.ts';

/** Back to the form, whose settings are kept. */
export function BackAction({ onBack }: { readonly onBack: () => void }): ReactElement {
  const { t } = useMessages();
  return (
    <Button variant="quiet" icon={backIcon} onClick={onBack}>
      {t('action.back')}
    </Button>
  );
}

interface RetryActionProps {
  readonly onRetry: () => void;
  /** Why it cannot be tried again; null when it can. @default null */
  readonly reason?: string | null;
  /** @default Retry */
  readonly label?: string;
}

export function RetryAction({ onRetry, reason = null, label }: RetryActionProps): ReactElement {
  const { t } = useMessages();
  return (
    <ReasonedButton variant="primary" icon={repeatIcon} reason={reason} onClick={onRetry}>
      {label ?? t('action.retry')}
    </ReasonedButton>
  );
}
