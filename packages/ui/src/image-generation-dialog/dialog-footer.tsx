import { imageGenerationBlocker } from '@charhub/machines';
import { repeatIcon } from '../foundations/icon/icons.ts';
import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { NotLoaded } from '../foundations/deferred/not-loaded.tsx';
import { useDeferred } from '../foundations/deferred/use-deferred.ts';
import { ReasonedButton } from '../foundations/button/reasoned-button.tsx';
import { useMessages } from '../locales/index.ts';
import { blockedReason } from './blocked-reason.ts';
import type { DialogFace } from './dialog-face.ts';
import type { ClosingQuestionProps } from './closing-question.tsx';
import { BackAction, CloseAction, FormActions, RetryAction } from './form-actions.tsx';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';
import { jobBody } from './job-parts.ts';

export interface DialogFooterProps {
  readonly actor: ImageGenerationActor;
  readonly face: DialogFace;
  /** What says why Generate is off, where it is the price. */
  readonly reasonId: string;
  /** Id for the element that explains the title. */
  readonly descriptionId: string;
}

/** What can be done now. */
export function DialogFooter(props: DialogFooterProps): ReactElement | null {
  const { actor, face, descriptionId } = props;
  const messages = useMessages();
  const { t } = messages;
  const blocker = useSelector(actor, imageGenerationBlocker);
  const reason = useSelector(actor, ({ context }) => blockedReason(messages, blocker, context));
  const reasonId = blocker === 'insufficient-credits' ? props.reasonId : undefined;
  // The old submission that is sent again costs nothing new.
  const isNewRetry = useSelector(actor, (snapshot) => snapshot.matches({ open: { failed: 'ended' } }));
  const cancellable = useSelector(actor, ({ context }) => context.job?.isCancellable !== false);
  const close = () => actor.send({ type: 'dialog.close' });
  const edit = () => actor.send({ type: 'settings.edit' });

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
    case 'forbidden':
      return <CloseAction onClose={close} />;
    case 'asking':
      return <DeferredQuestion actor={actor} descriptionId={descriptionId} cancellable={cancellable} />;
    case 'completed':
      return (
        <>
          <BackAction onBack={edit} />
          <ReasonedButton
            icon={repeatIcon}
            reason={reason}
            reasonId={reasonId}
            onClick={() => actor.send({ type: 'generation.repeat' })}
          >
            {t('action.generateAgain')}
          </ReasonedButton>
          <CloseAction onClose={close} />
        </>
      );
    case 'failed':
      return (
        <>
          <BackAction onBack={edit} />
          <RetryAction
            reason={isNewRetry ? reason : null}
            onRetry={() => actor.send({ type: 'generation.retry' })}
          />
          <Button onClick={close}>{t('action.close')}</Button>
        </>
      );
    default:
      return null;
  }
}

function DeferredQuestion(props: ClosingQuestionProps): ReactElement | null {
  const { loaded, failed, retry } = useDeferred(jobBody, true);
  if (loaded !== null) return <loaded.ClosingQuestion {...props} />;
  return failed ? <NotLoaded onRetry={retry} /> : null;
}
