import { useEffect, useId, type ReactElement } from 'react';
import { DialogFrame } from '../foundations/dialog/dialog-frame.tsx';
import { useSelector } from '../foundations/use-selector.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { creationTexts, useMessages } from '../locales/index.ts';
import { CreationBody } from './creation-body.tsx';
import { creationFace, titleText, type CreationFace } from './creation-face.ts';
import { CreationFooter } from './creation-footer.tsx';
import { useCharacterCreation, type CreatedCharacter } from './use-character-creation.ts';
import { useCreationAnnouncement } from './use-creation-announcement.ts';

export interface CharacterCreationModalProps {
  /** Closing it cancels nothing. */
  readonly isOpen: boolean;
  /** The dialog was closed by a person: by ✕, Escape, a press outside, a button, or into the background. */
  readonly onClose: () => void;
  /** A character was stored, before its pictures are made. Its pictures are told of as those of any job. */
  readonly onCreated?: ((character: CreatedCharacter) => void) | undefined;
  /** Leads to the character; the dialog has closed by then. @default no such button */
  readonly onOpenCharacter?: ((characterId: string) => void) | undefined;
}

/** The faces whose title alone does not say enough. */
const explained: ReadonlySet<CreationFace> = new Set(['asking', 'failed', 'incomplete']);

/**
 * Creates a character from a description, a picture, or both, then its avatar and four reference views, for one price
 * that is shown before. Needs a `GenerationProvider` above.
 */
export function CharacterCreationModal(props: CharacterCreationModalProps): ReactElement {
  const { isOpen, onClose, onCreated, onOpenCharacter } = props;
  const messages = useMessages(creationTexts);
  const { registerOpenDialog } = useGenerationContext();
  const actor = useCharacterCreation({ isOpen, onClose, onCreated });
  const face = useSelector(actor, creationFace);
  const title = useSelector(actor, ({ context }) => titleText(messages, face, context));
  const announcement = useCreationAnnouncement(actor);
  const reasonId = useId();
  const descriptionId = useId();
  const open = isOpen && face !== 'closed';

  useEffect(() => (open ? registerOpenDialog() : undefined), [open, registerOpenDialog]);

  return (
    <DialogFrame
      wide
      open={open}
      onClose={() => actor.send({ type: 'dialog.close' })}
      title={title}
      stateKey={face === 'submitting' ? 'generating' : face}
      describedBy={explained.has(face) ? descriptionId : undefined}
      settled={face !== 'checking'}
      announcement={announcement}
      footer={
        <CreationFooter
          actor={actor}
          face={face}
          descriptionId={descriptionId}
          onOpenCharacter={onOpenCharacter}
        />
      }
    >
      <CreationBody actor={actor} face={face} reasonId={reasonId} descriptionId={descriptionId} />
    </DialogFrame>
  );
}
