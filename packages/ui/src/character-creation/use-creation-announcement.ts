import { useSelector } from '../foundations/use-selector.ts';
import {
  creationTexts,
  errorMessageKeys,
  jobTexts,
  referenceTexts,
  useMessages,
  type MessagesOf,
} from '../locales/index.ts';
import { milestoneText, withReason, type Milestone } from '../multi-stage-progress/milestone.ts';
import { useMilestones } from '../multi-stage-progress/use-milestones.ts';
import type { CharacterCreationActor, CharacterCreationSnapshot } from './character-creation-actor.types.ts';
import { creationFace } from './creation-face.ts';
import { creationJob } from './creation-job.ts';

/** What a screen reader says at the milestones of a new character. */
export function useCreationAnnouncement(actor: CharacterCreationActor): string | null {
  const messages = useMessages(referenceTexts, jobTexts, creationTexts);
  const reached = useMilestones(actor, watch);
  const name = useSelector(actor, ({ context }) => context.name);
  return reached && creationText(messages, reached, name ?? '');
}

function creationText(
  messages: MessagesOf<typeof referenceTexts | typeof jobTexts | typeof creationTexts>,
  reached: Milestone,
  name: string,
): string {
  const { t } = messages;
  if (reached.type !== 'over') return milestoneText(messages, reached);
  const { job, code } = reached;
  if (job === null) return `${t('toast.creationFailed')} ${t(errorMessageKeys(code).what)}`;
  if (job.state === 'completed') return t('creation.ready', { name });
  const hasAvatar = job.stages.some(({ id, image }) => id === 'avatar' && image !== null);
  return withReason(
    messages,
    t(hasAvatar ? 'creation.viewsFailed' : 'creation.avatarFailed', { name }),
    code,
  );
}

function watch(snapshot: CharacterCreationSnapshot) {
  const { error, connection, notice } = snapshot.context;
  const face = creationFace(snapshot);
  const checking = face === 'closed' || face === 'checking';
  return {
    submitting: snapshot.hasTag('uploading'),
    job: creationJob(snapshot.context),
    refusal: face === 'failed' ? error : null,
    connection,
    checking,
    blank: checking || (face === 'form' && notice !== 'cancelled'),
  };
}
