import { useSelector } from '../foundations/use-selector.ts';
import { useEffect, useId, useState, type ReactElement } from 'react';
import { AvatarGenerationModal } from '../avatar-generation-modal/avatar-generation-modal.tsx';
import { DialogFrame } from '../foundations/dialog/dialog-frame.tsx';
import { interactionProps } from '../foundations/dialog/interaction-props.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import type { ImageGenerationModalProps } from '../image-generation-dialog/image-generation-dialog.tsx';
import { referenceTexts, useMessages } from '../locales/index.ts';
import { ReferenceBody } from './reference-body.tsx';
import { referenceFace, titleText, type ReferenceFace } from './reference-face.ts';
import { ReferenceFooter } from './reference-footer.tsx';
import { useReferenceAnnouncement } from './use-reference-announcement.ts';
import { useReferenceDataset } from './use-reference-dataset.ts';

export interface ReferenceGenerationModalProps extends ImageGenerationModalProps {
  /** Taken as CharHub's own modal takes it, and not used. */
  readonly form?: unknown;
}

/** The faces whose title alone does not say enough. */
const explained: ReadonlySet<ReferenceFace> = new Set([
  'asking',
  'avatar-missing',
  'failed',
  'forbidden',
  'incomplete',
]);

/** Makes a character's reference views: face, front, side and back, or some of them. Needs a `GenerationProvider` above. */
export function ReferenceGenerationModal(props: ReferenceGenerationModalProps): ReactElement {
  const { characterId, isOpen, onClose, onComplete, jobKey = null } = props;
  const messages = useMessages(referenceTexts);
  const { registerOpenDialog } = useGenerationContext();
  const actor = useReferenceDataset({ characterId, isOpen, jobKey, onClose, onComplete });
  const face = useSelector(actor, referenceFace);
  const title = useSelector(actor, ({ context }) => titleText(messages, face, context));
  const counting = useSelector(actor, (snapshot) => snapshot.hasTag('counting'));
  const announcement = useReferenceAnnouncement(actor);
  const [makesAvatar, setMakesAvatar] = useState(false);
  const reasonId = useId();
  const descriptionId = useId();
  const open = isOpen && face !== 'closed';

  useEffect(() => (open ? registerOpenDialog() : undefined), [open, registerOpenDialog]);

  return (
    <>
      <DialogFrame
        wide
        open={open}
        onClose={() => actor.send({ type: 'dialog.close' })}
        title={title}
        stateKey={face === 'submitting' ? 'generating' : face}
        describedBy={explained.has(face) ? descriptionId : undefined}
        settled={face !== 'checking'}
        announcement={announcement}
        listeners={interactionProps(
          counting ? () => actor.send({ type: 'user.interacted' }) : undefined,
          () => actor.send({ type: 'pointer.moved' }),
        )}
        footer={
          <ReferenceFooter
            actor={actor}
            face={face}
            reasonId={reasonId}
            descriptionId={descriptionId}
            onMakeAvatar={() => setMakesAvatar(true)}
          />
        }
      >
        <ReferenceBody actor={actor} face={face} reasonId={reasonId} descriptionId={descriptionId} />
      </DialogFrame>
      <AvatarGenerationModal
        characterId={characterId}
        isOpen={open && makesAvatar}
        onClose={() => setMakesAvatar(false)}
        onComplete={() => actor.send({ type: 'terms.refresh' })}
      />
    </>
  );
}
