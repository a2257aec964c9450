import { isCreationUnanswered } from '@charhub/machines';
import type { ReactElement } from 'react';
import { useSelector } from '../foundations/use-selector.ts';
import { FormSkeleton } from '../image-generation-dialog/form-skeleton.tsx';
import type { CharacterCreationActor } from './character-creation-actor.types.ts';
import type { CreationFace } from './creation-face.ts';
import { CreationForm } from './creation-form.tsx';
import {
  CompletedCreation,
  FailedCreation,
  IncompleteCreation,
  MissingPictures,
} from './creation-outcome.tsx';
import { CreationPictures } from './creation-pictures.tsx';
import { CreationProgress } from './creation-progress.tsx';

export interface CreationBodyProps {
  readonly actor: CharacterCreationActor;
  readonly face: CreationFace;
  /** Id for the element that says why the primary button is off, where it is the price. */
  readonly reasonId: string;
  /** Id for the element that explains the title. */
  readonly descriptionId: string;
}

export function CreationBody({ actor, face, reasonId, descriptionId }: CreationBodyProps): ReactElement {
  const unanswered = useSelector(actor, isCreationUnanswered);
  switch (face) {
    case 'closed':
    case 'checking':
      return <FormSkeleton />;
    case 'form':
      return <CreationForm actor={actor} reasonId={reasonId} />;
    case 'failed':
      return <FailedCreation actor={actor} descriptionId={descriptionId} unanswered={unanswered} />;
    default:
      // One element for all the others, so that the pictures stay mounted and in their place while they change.
      return (
        <div className="ch:flex ch:flex-col ch:gap-4">
          <div className="ch:flex ch:min-h-24 ch:flex-col ch:gap-1.5">
            {face === 'completed' && <CompletedCreation actor={actor} />}
            {face === 'incomplete' && <IncompleteCreation actor={actor} descriptionId={descriptionId} />}
            {face !== 'completed' && face !== 'incomplete' && <CreationProgress actor={actor} />}
          </div>
          <CreationPictures actor={actor} />
          {face === 'incomplete' && <MissingPictures actor={actor} id={reasonId} />}
        </div>
      );
  }
}
