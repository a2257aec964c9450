import type { ReactElement } from 'react';
import { AccessRefused } from '../image-generation-dialog/access-refused.tsx';
import { FormSkeleton } from '../image-generation-dialog/form-skeleton.tsx';
import { AvatarMissing } from './avatar-missing.tsx';
import { ReferenceCards } from './reference-cards.tsx';
import type { ReferenceDatasetActor } from './reference-dataset-actor.types.ts';
import type { ReferenceFace } from './reference-face.ts';
import { ReferenceForm } from './reference-form.tsx';
import {
  CompletedViews,
  FailedViews,
  FailureFacts,
  IncompleteViews,
  NextPrice,
} from './reference-outcome.tsx';
import { ReferenceProgress } from './reference-progress.tsx';

export interface ReferenceBodyProps {
  readonly actor: ReferenceDatasetActor;
  readonly face: ReferenceFace;
  /** Id for the element that says why Generate is off. */
  readonly reasonId: string;
  /** Id for the element that explains the title. */
  readonly descriptionId: string;
}

export function ReferenceBody({ actor, face, reasonId, descriptionId }: ReferenceBodyProps): ReactElement {
  switch (face) {
    case 'closed':
    case 'checking':
      return <FormSkeleton />;
    case 'form':
      return <ReferenceForm actor={actor} reasonId={reasonId} />;
    case 'forbidden':
      return <AccessRefused actor={actor} descriptionId={descriptionId} />;
    case 'avatar-missing':
      return <AvatarMissing descriptionId={descriptionId} />;
    default:
      // One element for all the others, so that the pictures stay mounted and in their place while they change.
      return (
        <div className="ch:flex ch:flex-col ch:gap-4">
          <div className="ch:flex ch:min-h-20 ch:flex-col ch:gap-1.5">
            {face === 'completed' && <CompletedViews actor={actor} />}
            {face === 'incomplete' && <IncompleteViews actor={actor} descriptionId={descriptionId} />}
            {face === 'failed' && <FailedViews actor={actor} descriptionId={descriptionId} />}
            {!isOutcome(face) && <ReferenceProgress actor={actor} />}
          </div>
          <ReferenceCards actor={actor} finished={isOutcome(face)} />
          {isOutcome(face) && <NextPrice id={reasonId} actor={actor} face={face} />}
          {(face === 'incomplete' || face === 'failed') && <FailureFacts actor={actor} />}
        </div>
      );
  }
}

function isOutcome(face: ReferenceFace): boolean {
  return face === 'completed' || face === 'incomplete' || face === 'failed';
}
