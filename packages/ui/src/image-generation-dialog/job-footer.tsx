import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { ReasonedButton } from '../foundations/button/reasoned-button.tsx';
import { repeatIcon } from '../foundations/icon/icons.ts';
import { useSelector } from '../foundations/use-selector.ts';
import { useMessages } from '../locales/index.ts';
import { ClosingQuestion } from './closing-question.tsx';
import type { DialogFooterProps } from './dialog-footer.tsx';
import { CloseAction } from './form-actions.tsx';
import { BackAction, RetryAction } from './outcome-actions.tsx';

export interface JobFooterProps extends Omit<DialogFooterProps, 'reasonId'> {
  /** Why nothing can be generated; null when it can. */
  readonly reason: string | null;
  /** Where that is said already. */
  readonly reasonId: string | undefined;
  readonly onClose: () => void;
}

/** What can be done once something was submitted. */
export function JobFooter(props: JobFooterProps): ReactElement {
  const { actor, face, reason, reasonId, onClose } = props;
  const { t } = useMessages();
  // The old submission that is sent again costs nothing new.
  const isNewRetry = useSelector(actor, (snapshot) => snapshot.matches({ open: { failed: 'ended' } }));
  const cancellable = useSelector(actor, ({ context }) => context.job?.isCancellable !== false);

  if (face === 'asking') return <ClosingQuestion {...props} cancellable={cancellable} />;
  return (
    <>
      <BackAction onBack={() => actor.send({ type: 'settings.edit' })} />
      {face === 'failed' ? (
        <>
          <RetryAction
            reason={isNewRetry ? reason : null}
            onRetry={() => actor.send({ type: 'generation.retry' })}
          />
          <Button onClick={onClose}>{t('action.close')}</Button>
        </>
      ) : (
        <>
          <ReasonedButton
            icon={repeatIcon}
            reason={reason}
            reasonId={reasonId}
            onClick={() => actor.send({ type: 'generation.repeat' })}
          >
            {t('action.generateAgain')}
          </ReasonedButton>
          <CloseAction onClose={onClose} />
        </>
      )}
    </>
  );
}
