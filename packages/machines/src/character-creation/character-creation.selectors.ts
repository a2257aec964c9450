import type { SnapshotFrom } from 'xstate';
import { isUnanswered } from '../generation-job/submission-retries.ts';
import { creationBlocker } from './creation-blocker.ts';
import type { characterCreationMachine } from './character-creation.machine.ts';
import type { CharacterCreationView, CreationBlocker } from './character-creation.types.ts';

type Snapshot = SnapshotFrom<typeof characterCreationMachine>;

/** Which of the dialog's faces is to be shown. `submitting`: the character, or another try, is on its way. */
export function characterCreationView(snapshot: Snapshot): CharacterCreationView {
  if (!snapshot.hasTag('open')) return 'closed';
  if (snapshot.hasTag('form')) return 'form';
  if (snapshot.hasTag('busy')) return snapshot.hasTag('uploading') ? 'submitting' : 'generating';
  const outcomes = ['completed', 'incomplete', 'failed'] as const;
  return outcomes.find((tag) => snapshot.hasTag(tag)) ?? 'checking';
}

/** Why Create is off; null when it is on. */
export function characterCreationBlocker({ context }: Snapshot): CreationBlocker | null {
  return creationBlocker(context);
}

/** Whether nobody knows if the last submission has arrived, so that only the same can be sent again. */
export function isCreationUnanswered({ context: { error } }: Snapshot): boolean {
  return error !== null && isUnanswered(error);
}

/** Whether what is under way can be ended before its time. */
export function isCreationCancellable(snapshot: Snapshot): boolean {
  const { job, dataset } = snapshot.context;
  const areCancellable = job?.isCancellable !== false && dataset?.isCancellable !== false;
  return areCancellable && snapshot.can({ type: 'generation.cancel' });
}
