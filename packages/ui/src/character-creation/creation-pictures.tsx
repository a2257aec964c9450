import type { ReactElement } from 'react';
import { useSelector } from '../foundations/use-selector.ts';
import { StageCard } from '../multi-stage-progress/stage-card.tsx';
import { ViewRow } from '../multi-stage-progress/view-row.tsx';
import type { CharacterCreationActor } from './character-creation-actor.types.ts';
import { creationJob, pendingStages } from './creation-job.ts';

/** The avatar and the views beside it. Mounted from the click to the end, so that no picture is drawn twice. */
export function CreationPictures({ actor }: { readonly actor: CharacterCreationActor }): ReactElement {
  const job = useSelector(actor, ({ context }) => creationJob(context));
  const avatarKey = useSelector(actor, ({ context }) => context.job?.id ?? '');
  const datasetKey = useSelector(actor, ({ context }) => context.dataset?.id ?? '');
  const preview = job?.preview ?? null;
  return (
    <ViewRow>
      {(job?.stages ?? pendingStages).map((stage) => (
        <StageCard
          key={stage.id}
          stage={stage}
          subject={stage.id === 'avatar' ? avatarKey : datasetKey}
          previewUrl={preview?.stage === stage.id ? preview.url : null}
        />
      ))}
    </ViewRow>
  );
}
