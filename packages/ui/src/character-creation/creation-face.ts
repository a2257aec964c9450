import { characterCreationView, type CharacterCreationView } from '@charhub/machines';
import type { MessagesOf, creationTexts } from '../locales/index.ts';
import type { CharacterCreationSnapshot } from './character-creation-actor.types.ts';

/** What the dialog shows: the machine's view, with the two things that can be said above running jobs. */
export type CreationFace = CharacterCreationView | 'asking' | 'cancelling';

export function creationFace(snapshot: CharacterCreationSnapshot): CreationFace {
  if (!snapshot.hasTag('open')) return 'closed';
  if (snapshot.hasTag('cancelling')) return 'cancelling';
  return snapshot.hasTag('asking') ? 'asking' : characterCreationView(snapshot);
}

export function titleText(
  { t }: MessagesOf<typeof creationTexts>,
  face: CreationFace,
  { name, notice, error, job }: CharacterCreationSnapshot['context'],
): string {
  const named = { name: name ?? '' };
  switch (face) {
    case 'submitting':
    case 'generating':
      return name === null ? t('creation.creating') : t('creation.making', named);
    case 'asking':
      return t('creation.closingTitle');
    case 'cancelling':
      return t('cancel.working');
    case 'completed':
      return t('creation.ready', named);
    case 'incomplete':
      if (error !== null) return t('creation.interrupted', named);
      if (notice === 'cancelled') return t('creation.cancelled', named);
      return job === null || job.state === 'completed'
        ? t('creation.viewsFailed', named)
        : t('creation.avatarFailed', named);
    case 'failed':
      return t('creation.failed');
    default:
      return t('creation.title');
  }
}
