import type { ReactElement } from 'react';
import { useSelector } from '../foundations/use-selector.ts';
import { FollowedCards, type FollowedStages } from '../multi-stage-progress/followed-cards.tsx';
import type { CharacterCreationActor, CharacterCreationSnapshot } from './character-creation-actor.types.ts';
import { creationJob, pendingStages } from './creation-job.ts';

/** The avatar and the views beside it. Mounted from the click to the end, so that no picture is drawn twice. */
export function CreationPictures({ actor }: { readonly actor: CharacterCreationActor }): ReactElement {
  const avatarKey = useSelector(actor, ({ context }) => context.job?.id ?? '');
  const datasetKey = useSelector(actor, ({ context }) => context.dataset?.id ?? '');
  return (
    <FollowedCards
      actor={actor}
      select={selectStages}
      subjectOf={(view) => (view === 'avatar' ? avatarKey : datasetKey)}
    />
  );
}

function selectStages({ context }: CharacterCreationSnapshot): FollowedStages {
  const job = creationJob(context);
  return { stages: job?.stages ?? pendingStages, preview: job?.preview ?? null };
}
