import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { ReasonedButton } from '../foundations/button/reasoned-button.tsx';
import { sparkleIcon } from '../foundations/icon/icons.ts';
import { useMessages } from '../locales/index.ts';

interface FormActionsProps {
  readonly onCancel: () => void;
  readonly onSubmit: () => void;
  /** Why it cannot be submitted; null when it can. @default null */
  readonly reason?: string | null;
  /** Id of the element that says it, where it is said. */
  readonly reasonId?: string | undefined;
  /** What submitting is called. @default Generate */
  readonly label?: string;
}

/** The footer of a form. */
export function FormActions(props: FormActionsProps): ReactElement {
  const { onCancel, onSubmit, reason = null, reasonId, label } = props;
  const { t } = useMessages();
  return (
    <>
      <Button onClick={onCancel}>{t('action.cancel')}</Button>
      <ReasonedButton
        variant="primary"
        icon={sparkleIcon}
        reason={reason}
        reasonId={reasonId}
        onClick={onSubmit}
      >
        {label ?? t('action.generate')}
      </ReasonedButton>
    </>
  );
}

/** The footer of what can only be read. */
export function CloseAction({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useMessages();
  return (
    <Button variant="primary" onClick={onClose}>
      {t('action.close')}
    </Button>
  );
}
