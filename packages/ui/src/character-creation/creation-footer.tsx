import { isCreationCancellable } from '@charhub/machines';
import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { sparkleIcon } from '../foundations/icon/icons.ts';
import { useSelector } from '../foundations/use-selector.ts';
import { ClosingQuestion } from '../image-generation-dialog/closing-question.tsx';
import { FormActions } from '../image-generation-dialog/form-actions.tsx';
import { BackAction, RetryAction } from '../image-generation-dialog/outcome-actions.tsx';
import { creationTexts, useMessages } from '../locales/index.ts';
import type { CharacterCreationActor, CharacterCreationSnapshot } from './character-creation-actor.types.ts';
import type { CreationFace } from './creation-face.ts';
import { creationReason } from './creation-reason.ts';

export interface CreationFooterProps {
  readonly actor: CharacterCreationActor;
  readonly face: CreationFace;
  /** Id for the element that explains the title. */
  readonly descriptionId: string;
  readonly onOpenCharacter: ((characterId: string) => void) | undefined;
}

/** What can be done now. */
export function CreationFooter(props: CreationFooterProps): ReactElement | null {
  const { actor, face, descriptionId, onOpenCharacter } = props;
  const messages = useMessages(creationTexts);
  const { t } = messages;
  const reason = useSelector(actor, (snapshot) => creationReason(messages, face, snapshot));
  const cancellable = useSelector(actor, isCreationCancellable);
  const answered = useSelector(actor, ({ context: { error } }) => error !== null && error.status !== null);
  const retryKey = useSelector(actor, retryLabel);
  const close = () => actor.send({ type: 'dialog.close' });
  const retry = () => actor.send({ type: 'generation.retry' });

  function openCharacter(): void {
    const { characterId } = actor.getSnapshot().context;
    close();
    onOpenCharacter?.(characterId);
  }

  switch (face) {
    case 'form':
      return (
        <FormActions
          reason={reason}
          label={t('creation.submit')}
          onCancel={close}
          onSubmit={() => actor.send({ type: 'generation.submit' })}
        />
      );
    case 'asking':
      return <ClosingQuestion actor={actor} descriptionId={descriptionId} cancellable={cancellable} />;
    case 'completed':
      return (
        <>
          <Button icon={sparkleIcon} variant="quiet" onClick={() => actor.send({ type: 'creation.restart' })}>
            {t('creation.another')}
          </Button>
          <Button variant={onOpenCharacter ? 'secondary' : 'primary'} onClick={close}>
            {t('action.close')}
          </Button>
          {onOpenCharacter && (
            <Button variant="primary" onClick={openCharacter}>
              {t('creation.open')}
            </Button>
          )}
        </>
      );
    case 'incomplete':
      return (
        <>
          <RetryAction reason={reason} onRetry={retry} label={t(retryKey)} />
          {onOpenCharacter && <Button onClick={openCharacter}>{t('creation.open')}</Button>}
          <Button onClick={close}>{t('action.close')}</Button>
        </>
      );
    case 'failed':
      return (
        <>
          {answered && <BackAction onBack={() => actor.send({ type: 'settings.edit' })} />}
          <RetryAction reason={reason} onRetry={retry} />
          <Button onClick={close}>{t('action.close')}</Button>
        </>
      );
    default:
      return null;
  }
}

function retryLabel({ context: { error, job } }: CharacterCreationSnapshot) {
  if (error !== null) return 'action.retry';
  return job === null || job.state === 'completed' ? 'creation.retryViews' : 'creation.retryAll';
}
