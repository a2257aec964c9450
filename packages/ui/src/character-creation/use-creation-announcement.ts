import { referenceTexts, useMessages } from '../locales/index.ts';
import { milestoneText } from '../multi-stage-progress/milestone.ts';
import { useMilestones } from '../multi-stage-progress/use-milestones.ts';
import type { CharacterCreationActor, CharacterCreationSnapshot } from './character-creation-actor.types.ts';
import { creationJob } from './creation-job.ts';

/** What a screen reader says at the milestones of a new character; its end is said by the title. */
export function useCreationAnnouncement(actor: CharacterCreationActor): string | null {
  const messages = useMessages(referenceTexts);
  const reached = useMilestones(actor, watch);
  return reached === null || reached.type === 'over' ? null : milestoneText(messages, reached);
}

function watch(snapshot: CharacterCreationSnapshot) {
  const { connection } = snapshot.context;
  return { submitting: snapshot.hasTag('uploading'), job: creationJob(snapshot.context), connection };
}
