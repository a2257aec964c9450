import type { ReactElement } from 'react';
import { NotLoaded } from '../foundations/deferred/not-loaded.tsx';
import { useDeferred } from '../foundations/deferred/use-deferred.ts';
import { AccessRefused } from './access-refused.tsx';
import type { DialogFace } from './dialog-face.ts';
import { FormSkeleton } from './form-skeleton.tsx';
import { GenerationForm } from './generation-form.tsx';
import type { ImageGenerationActor } from './image-generation-actor.types.ts';
import { jobBody } from './job-parts.ts';

export interface DialogBodyProps {
  readonly actor: ImageGenerationActor;
  readonly face: DialogFace;
  /** Id for the element that says why Generate is off. */
  readonly reasonId: string;
  /** Id for the element that explains the title. */
  readonly descriptionId: string;
}

export function DialogBody({ actor, face, reasonId, descriptionId }: DialogBodyProps): ReactElement {
  switch (face) {
    case 'closed':
    case 'checking':
      return <FormSkeleton />;
    case 'form':
      return <GenerationForm actor={actor} reasonId={reasonId} />;
    case 'forbidden':
      return <AccessRefused actor={actor} descriptionId={descriptionId} />;
    default:
      return <DeferredJobBody actor={actor} face={face} reasonId={reasonId} descriptionId={descriptionId} />;
  }
}

function DeferredJobBody(props: DialogBodyProps): ReactElement {
  const { loaded, failed, retry } = useDeferred(jobBody, true);
  if (loaded !== null) return <loaded.JobBody {...props} />;
  return failed ? <NotLoaded onRetry={retry} /> : <FormSkeleton />;
}
