import { referenceDatasetBlocker } from '@charhub/machines';
import { repeatIcon } from '../foundations/icon/icons.ts';
import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { ReasonedButton } from '../foundations/button/reasoned-button.tsx';
import { ClosingQuestion } from '../image-generation-dialog/closing-question.tsx';
import { CloseAction, FormActions } from '../image-generation-dialog/form-actions.tsx';
import { BackAction, RetryAction } from '../image-generation-dialog/outcome-actions.tsx';
import { referenceTexts, useMessages } from '../locales/index.ts';
import { ClosingCountdown } from './closing-countdown.tsx';
import { isNewRetry, nextViews, viewsReason } from './next-views.ts';
import type { ReferenceDatasetActor } from './reference-dataset-actor.types.ts';
import type { ReferenceFace } from './reference-face.ts';

export interface ReferenceFooterProps {
  readonly actor: ReferenceDatasetActor;
  readonly face: ReferenceFace;
  /** What says why Generate is off, where it is the price or the choice. */
  readonly reasonId: string;
  /** Id for the element that explains the title. */
  readonly descriptionId: string;
  readonly onMakeAvatar: () => void;
}

/** What can be done now. */
export function ReferenceFooter(props: ReferenceFooterProps): ReactElement | null {
  const { actor, face, descriptionId, onMakeAvatar } = props;
  const messages = useMessages(referenceTexts);
  const { t } = messages;
  const reason = useSelector(actor, (snapshot) =>
    face === 'failed' && !isNewRetry(snapshot)
      ? null
      : viewsReason(messages, snapshot, nextViews(face, snapshot)),
  );
  const isPrice = useSelector(actor, (snapshot) => {
    const blocker = referenceDatasetBlocker(snapshot, nextViews(face, snapshot));
    return blocker === 'insufficient-credits' || blocker === 'no-views';
  });
  const reasonId = isPrice ? props.reasonId : undefined;
  const cancellable = useSelector(actor, ({ context }) => context.job?.isCancellable !== false);
  const close = () => actor.send({ type: 'dialog.close' });
  const back = <BackAction onBack={() => actor.send({ type: 'settings.edit' })} />;

  switch (face) {
    case 'form':
      return (
        <FormActions
          reason={reason}
          reasonId={reasonId}
          onCancel={close}
          onSubmit={() => actor.send({ type: 'generation.submit' })}
        />
      );
    case 'avatar-missing':
      return <FormActions onCancel={close} onSubmit={onMakeAvatar} label={t('reference.makeAvatar')} />;
    case 'forbidden':
      return <CloseAction onClose={close} />;
    case 'asking':
      return <ClosingQuestion actor={actor} descriptionId={descriptionId} cancellable={cancellable} />;
    case 'completed':
      return (
        <>
          <ClosingCountdown actor={actor} />
          {back}
          <ReasonedButton
            icon={repeatIcon}
            reason={reason}
            reasonId={reasonId}
            onClick={() => actor.send({ type: 'generation.repeat' })}
          >
            {t('action.generateAgain')}
          </ReasonedButton>
          <Button variant="primary" onClick={close}>
            {t('action.done')}
          </Button>
        </>
      );
    case 'incomplete':
      return (
        <>
          {back}
          <RetryAction
            reason={reason}
            onRetry={() => actor.send({ type: 'views.retry' })}
            label={t('reference.retryFailed')}
          />
          <Button onClick={close}>{t('action.done')}</Button>
        </>
      );
    case 'failed':
      return (
        <>
          {back}
          <RetryAction reason={reason} onRetry={() => actor.send({ type: 'generation.retry' })} />
          <Button onClick={close}>{t('action.close')}</Button>
        </>
      );
    default:
      return null;
  }
}
