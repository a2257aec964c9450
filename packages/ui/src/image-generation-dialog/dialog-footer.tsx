import { imageGenerationBlocker } from '@charhub/machines';
import type { ReactElement } from 'react';
import { useSelector } from '../foundations/use-selector.ts';
import { useMessages } from '../locales/index.ts';
import { blockedReason } from './blocked-reason.ts';
import { DeferredJobPart } from './deferred-job-part.tsx';
import type { DialogFace } from './dialog-face.ts';
import { CloseAction, FormActions } from './form-actions.tsx';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';

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
  const { actor, face } = props;
  const messages = useMessages();
  const blocker = useSelector(actor, imageGenerationBlocker);
  const reason = useSelector(actor, ({ context }) => blockedReason(messages, blocker, context));
  const reasonId = blocker === 'insufficient-credits' ? props.reasonId : undefined;
  const close = () => actor.send({ type: 'dialog.close' });

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
    case 'completed':
    case 'failed':
      return (
        <DeferredJobPart>
          {({ JobFooter }) => <JobFooter {...props} reason={reason} reasonId={reasonId} onClose={close} />}
        </DeferredJobPart>
      );
    default:
      return null;
  }
}
