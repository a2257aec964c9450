import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { AccessRefused } from './access-refused.tsx';
import type { DialogFace } from './dialog-face.ts';
import { FailureDisclosure } from './failure-disclosure.tsx';
import { FormSkeleton } from './form-skeleton.tsx';
import { GenerationFailure } from './generation-failure.tsx';
import { GenerationForm } from './generation-form.tsx';
import { GenerationProgress } from './generation-progress.tsx';
import { GenerationReceipt } from './generation-receipt.tsx';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';
import { kindTexts } from './kind-texts.ts';
import { LivePicture } from './live-picture.tsx';
import { PictureLayout } from './picture-layout.tsx';

export interface DialogBodyProps {
  readonly actor: ImageGenerationActor;
  readonly face: DialogFace;
  /** Id for the element that says why Generate is off. */
  readonly reasonId: string;
  /** Id for the element that explains the title. */
  readonly descriptionId: string;
}

export function DialogBody({ actor, face, reasonId, descriptionId }: DialogBodyProps): ReactElement {
  const kind = useSelector(actor, ({ context }) => context.kind);
  const official = useSelector(actor, ({ context }) => context.access?.isOfficial ?? false);

  switch (face) {
    case 'closed':
    case 'checking':
      return <FormSkeleton />;
    case 'form':
      return <GenerationForm actor={actor} reasonId={reasonId} />;
    case 'forbidden':
      return <AccessRefused official={official} descriptionId={descriptionId} />;
    default:
      // One element for all the others, so that the picture stays mounted while they change.
      return (
        <PictureLayout
          aspect={kindTexts[kind].aspect}
          picture={<LivePicture actor={actor} finished={face === 'completed' || face === 'failed'} />}
        >
          {face === 'completed' && <GenerationReceipt actor={actor} />}
          {face === 'failed' && <Failure actor={actor} descriptionId={descriptionId} />}
          {face !== 'completed' && face !== 'failed' && <GenerationProgress actor={actor} />}
        </PictureLayout>
      );
  }
}

function Failure({ actor, descriptionId }: Pick<DialogBodyProps, 'actor' | 'descriptionId'>): ReactElement {
  const { job, error, image } = useSelector(actor, ({ context }) => context);
  return (
    <>
      <GenerationFailure
        job={job}
        error={error}
        previousKept={image !== null}
        descriptionId={descriptionId}
      />
      <FailureDisclosure job={job} error={error} />
    </>
  );
}
