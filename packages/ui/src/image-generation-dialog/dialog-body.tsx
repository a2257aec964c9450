import type { ReactElement } from 'react';
import { AccessRefused } from './access-refused.tsx';
import { DeferredJobPart } from './deferred-job-part.tsx';
import type { DialogFace } from './dialog-face.ts';
import { FormSkeleton } from './form-skeleton.tsx';
import { GenerationForm } from './generation-form.tsx';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';

export interface DialogBodyProps {
  readonly actor: ImageGenerationActor;
  readonly face: DialogFace;
  /** Id for the element that says why Generate is off. */
  readonly reasonId: string;
  /** Id for the element that explains the title. */
  readonly descriptionId: string;
}

export function DialogBody(props: DialogBodyProps): ReactElement {
  switch (props.face) {
    case 'closed':
    case 'checking':
      return <FormSkeleton />;
    case 'form':
      return <GenerationForm {...props} />;
    case 'forbidden':
      return <AccessRefused {...props} />;
    default:
      return (
        <DeferredJobPart placeholder={<FormSkeleton />}>
          {({ JobBody }) => <JobBody {...props} />}
        </DeferredJobPart>
      );
  }
}
