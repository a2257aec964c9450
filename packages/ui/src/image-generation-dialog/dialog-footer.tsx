import { imageGenerationBlocker } from '@charhub/machines';
import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { useMessages } from '../locales/index.ts';
import { ClosingQuestion } from './closing-question.tsx';
import type { DialogFace } from './dialog-face.ts';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';

export interface DialogFooterProps {
  readonly actor: ImageGenerationActor;
  readonly face: DialogFace;
  /** What says why Generate is off. */
  readonly reasonId: string;
  /** Id for the element that explains the title. */
  readonly descriptionId: string;
}

/** What can be done now. */
export function DialogFooter({
  actor,
  face,
  reasonId,
  descriptionId,
}: DialogFooterProps): ReactElement | null {
  const { t } = useMessages();
  const blocker = useSelector(actor, imageGenerationBlocker);
  const cancellable = useSelector(actor, ({ context }) => context.job?.isCancellable !== false);
  const close = () => actor.send({ type: 'dialog.close' });
  const edit = () => actor.send({ type: 'settings.edit' });

  switch (face) {
    case 'form':
      return (
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            icon="sparkle"
            blocked={blocker !== null}
            aria-describedby={blocker === 'insufficient-credits' ? reasonId : undefined}
            onClick={() => actor.send({ type: 'generation.submit' })}
          >
            {t('action.generate')}
          </Button>
        </>
      );
    case 'forbidden':
      return (
        <Button variant="primary" onClick={close}>
          {t('action.close')}
        </Button>
      );
    case 'asking':
      return <ClosingQuestion actor={actor} descriptionId={descriptionId} cancellable={cancellable} />;
    case 'completed':
      return (
        <>
          <Button variant="quiet" icon="back" onClick={edit}>
            {t('action.back')}
          </Button>
          <Button
            icon="repeat"
            blocked={blocker !== null}
            onClick={() => actor.send({ type: 'generation.repeat' })}
          >
            {t('action.generateAgain')}
          </Button>
          <Button variant="primary" onClick={close}>
            {t('action.close')}
          </Button>
        </>
      );
    case 'failed':
      return (
        <>
          <Button variant="quiet" icon="back" onClick={edit}>
            {t('action.back')}
          </Button>
          <Button
            variant="primary"
            icon="repeat"
            blocked={blocker !== null}
            onClick={() => actor.send({ type: 'generation.retry' })}
          >
            {t('action.retry')}
          </Button>
          <Button onClick={close}>{t('action.close')}</Button>
        </>
      );
    default:
      return null;
  }
}
