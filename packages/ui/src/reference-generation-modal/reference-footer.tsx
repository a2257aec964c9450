import { missingViews, referenceDatasetBlocker, repeatedViews } from '@charhub/machines';
import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { Button } from '../foundations/button/button.tsx';
import { ClosingQuestion } from '../image-generation-dialog/closing-question.tsx';
import { useMessages } from '../locales/index.ts';
import { ClosingCountdown } from './closing-countdown.tsx';
import type { ReferenceDatasetActor } from './reference-dataset-actor.types.ts';
import type { ReferenceFace } from './reference-face.ts';

export interface ReferenceFooterProps {
  readonly actor: ReferenceDatasetActor;
  readonly face: ReferenceFace;
  /** What says why Generate is off. */
  readonly reasonId: string;
  /** Id for the element that explains the title. */
  readonly descriptionId: string;
  readonly onMakeAvatar: () => void;
}

/** What can be done now. */
export function ReferenceFooter(props: ReferenceFooterProps): ReactElement | null {
  const { actor, face, reasonId, descriptionId, onMakeAvatar } = props;
  const { t } = useMessages();
  const blocker = useSelector(actor, (snapshot) => referenceDatasetBlocker(snapshot));
  const repeatBlocker = useSelector(actor, (snapshot) =>
    referenceDatasetBlocker(snapshot, repeatedViews(snapshot.context)),
  );
  const retryBlocker = useSelector(actor, (snapshot) =>
    referenceDatasetBlocker(snapshot, missingViews(snapshot.context)),
  );
  const cancellable = useSelector(actor, ({ context }) => context.job?.isCancellable !== false);
  const close = () => actor.send({ type: 'dialog.close' });
  const back = (
    <Button variant="quiet" icon="back" onClick={() => actor.send({ type: 'settings.edit' })}>
      {t('action.back')}
    </Button>
  );

  switch (face) {
    case 'form':
      return (
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            icon="sparkle"
            blocked={blocker !== null}
            aria-describedby={blocker === null ? undefined : reasonId}
            onClick={() => actor.send({ type: 'generation.submit' })}
          >
            {t('action.generate')}
          </Button>
        </>
      );
    case 'avatar-missing':
      return (
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button variant="primary" icon="sparkle" onClick={onMakeAvatar}>
            {t('reference.makeAvatar')}
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
          <ClosingCountdown actor={actor} />
          {back}
          <Button
            icon="repeat"
            blocked={repeatBlocker !== null}
            onClick={() => actor.send({ type: 'generation.repeat' })}
          >
            {t('action.generateAgain')}
          </Button>
          <Button variant="primary" onClick={close}>
            {t('action.done')}
          </Button>
        </>
      );
    case 'incomplete':
      return (
        <>
          {back}
          <Button
            variant="primary"
            icon="repeat"
            blocked={retryBlocker !== null}
            onClick={() => actor.send({ type: 'views.retry' })}
          >
            {t('reference.retryFailed')}
          </Button>
          <Button onClick={close}>{t('action.done')}</Button>
        </>
      );
    case 'failed':
      return (
        <>
          {back}
          <Button variant="primary" icon="repeat" onClick={() => actor.send({ type: 'generation.retry' })}>
            {t('action.retry')}
          </Button>
          <Button onClick={close}>{t('action.close')}</Button>
        </>
      );
    default:
      return null;
  }
}
