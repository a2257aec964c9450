import { characterCreationBlocker, MAX_PROMPT_LENGTH } from '@charhub/machines';
import type { MessagesOf, creationTexts } from '../locales/index.ts';
import type { CharacterCreationSnapshot } from './character-creation-actor.types.ts';
import type { CreationFace } from './creation-face.ts';

/** Why the primary button is off, in a sentence; null when it is on. */
export function creationReason(
  { t }: MessagesOf<typeof creationTexts>,
  face: CreationFace,
  snapshot: CharacterCreationSnapshot,
): string | null {
  const { prompt, quote } = snapshot.context;
  const short = () => t('price.notEnough', { count: quote?.credits ?? 0, balance: quote?.balance ?? 0 });
  // What is only sent or watched again costs nothing new.
  if (face !== 'form' && snapshot.can({ type: 'generation.retry' })) return null;
  if (face === 'incomplete') return short();
  if (face !== 'form' && face !== 'failed') return null;
  switch (characterCreationBlocker(snapshot)) {
    case 'empty':
      return t('creation.needOne');
    case 'too-long':
      return t('prompt.tooLong', { count: prompt.length - MAX_PROMPT_LENGTH });
    case 'insufficient-credits':
      return short();
    case null:
      return null;
  }
}
