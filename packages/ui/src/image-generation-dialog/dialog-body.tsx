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
import { OutcomePrice } from './outcome-price.tsx';
import { PictureLayout } from './picture-layout.tsx';
import { ReceiptList } from './receipt-list.tsx';

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

  switch (face) {
    case 'closed':
    case 'checking':
      return <FormSkeleton />;
    case 'form':
      return <GenerationForm actor={actor} reasonId={reasonId} />;
    case 'forbidden':
      return <AccessRefused actor={actor} descriptionId={descriptionId} />;
    default:
      // One element for all the others, so that the picture stays mounted while they change.
      return (
        <PictureLayout
          aspect={kindTexts[kind].aspect}
          picture={<LivePicture actor={actor} finished={face === 'completed' || face === 'failed'} />}
        >
          {face === 'completed' && <GenerationReceipt actor={actor} reasonId={reasonId} />}
          {face === 'failed' && <Failure actor={actor} reasonId={reasonId} descriptionId={descriptionId} />}
          {face !== 'completed' && face !== 'failed' && <GenerationProgress actor={actor} />}
        </PictureLayout>
      );
  }
}

function Failure({ actor, reasonId, descriptionId }: Omit<DialogBodyProps, 'face'>): ReactElement {
  const { job, error, image } = useSelector(actor, ({ context }) => context);
  return (
    <>
      <GenerationFailure
        job={job}
        error={error}
        previousKept={image !== null}
        descriptionId={descriptionId}
      />
      {job !== null && job.cost.charged > 0 && <ReceiptList jobs={[job]} />}
      <OutcomePrice id={reasonId} actor={actor} />
      <FailureDisclosure job={job} error={error} />
    </>
  );
}
