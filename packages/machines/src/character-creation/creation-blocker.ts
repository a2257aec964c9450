import { MAX_PROMPT_LENGTH } from '../generation-dialog/submission-blocker.ts';
import type { CharacterCreationContext, CreationBlocker } from './character-creation.types.ts';

type Known = Pick<CharacterCreationContext, 'prompt' | 'sample' | 'quote'>;

/** Null when nothing known stands against a new character; what is not known yet does not. */
export function creationBlocker({ prompt, sample, quote }: Known): CreationBlocker | null {
  if (prompt.trim() === '' && sample === null) return 'empty';
  if (prompt.length > MAX_PROMPT_LENGTH) return 'too-long';
  return isShort(quote) ? 'insufficient-credits' : null;
}

/** Whether what is still to be made costs more than there is. */
export function isShort(quote: CharacterCreationContext['quote']): boolean {
  return quote !== null && quote.balance < quote.credits;
}
