import type { ImageGenerationKind } from '@charhub/machines';
import { useSelector } from '../foundations/use-selector.ts';
import { useEffect, useId, type ReactElement } from 'react';
import { useDeferred } from '../foundations/deferred/use-deferred.ts';
import { DialogFrame } from '../foundations/dialog/dialog-frame.tsx';
import type { GenerationResult } from '../generation-provider/completions.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { useMessages } from '../locales/index.ts';
import { DialogBody } from './dialog-body.tsx';
import { DialogFooter } from './dialog-footer.tsx';
import { dialogFace, titleKey, type DialogFace } from './dialog-face.ts';
import { jobBody } from './job-parts.ts';
import { useAnnouncement } from './use-announcement.ts';
import { useImageGeneration } from './use-image-generation.ts';

/** What the avatar's dialog and the cover's have in common with CharHub's own. */
export interface ImageGenerationModalProps {
  /** Closing it does not cancel its job. */
  readonly isOpen: boolean;
  /** The dialog was closed by a person: by ✕, Escape, a press outside, a button, or into the background. */
  readonly onClose: () => void;
  /** Whose picture is made. */
  readonly characterId: string;
  /** Once for each job of this character and kind that is completed, whether the dialog is open, closed or gone. */
  readonly onComplete?: ((result: GenerationResult) => void) | undefined;
  /** The job to show, by its key or its id. @default the running one of this character and kind, else the form */
  readonly jobKey?: string | null | undefined;
}

export interface ImageGenerationDialogProps extends ImageGenerationModalProps {
  readonly kind: ImageGenerationKind;
}

/** The faces whose title alone does not say enough. */
const explained: ReadonlySet<DialogFace> = new Set(['asking', 'failed', 'forbidden']);

export function ImageGenerationDialog(props: ImageGenerationDialogProps): ReactElement {
  const { kind, characterId, isOpen, onClose, onComplete, jobKey = null } = props;
  const { t } = useMessages();
  const { registerOpenDialog } = useGenerationContext();
  const actor = useImageGeneration({ kind, characterId, isOpen, jobKey, onClose, onComplete });
  const face = useSelector(actor, dialogFace);
  const announcement = useAnnouncement(actor);
  const reasonId = useId();
  const descriptionId = useId();
  const open = isOpen && face !== 'closed';

  // Loaded by the time that Generate is pressed.
  const { loaded } = useDeferred(jobBody, open);
  useEffect(() => (open ? registerOpenDialog() : undefined), [open, registerOpenDialog]);

  return (
    <DialogFrame
      open={open}
      onClose={() => actor.send({ type: 'dialog.close' })}
      title={t(titleKey(kind, face))}
      stateKey={face === 'submitting' ? 'generating' : face}
      describedBy={explained.has(face) ? descriptionId : undefined}
      settled={face !== 'checking'}
      announcement={
        announcement && loaded && <loaded.SpokenMilestone actor={actor} announcement={announcement} />
      }
      footer={<DialogFooter actor={actor} face={face} reasonId={reasonId} descriptionId={descriptionId} />}
    >
      <DialogBody actor={actor} face={face} reasonId={reasonId} descriptionId={descriptionId} />
    </DialogFrame>
  );
}
