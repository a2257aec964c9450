import { MAX_PROMPT_LENGTH, type DatasetBlocker, type GenerationDialogContext } from '@charhub/machines';
import type { MessageFormatter } from '../locales/index.ts';
import { editRefusal } from '../permissions/refusal-text.ts';

type Known = Pick<GenerationDialogContext, 'access' | 'quote' | 'prompt'>;

/**
 * Why a button is off, in a sentence; null when it is on.
 *
 * @param pictures how many it asks for
 */
export function blockedReason(
  messages: MessageFormatter,
  blocker: DatasetBlocker | null,
  { access, quote, prompt }: Known,
  pictures = 1,
): string | null {
  const { t } = messages;
  switch (blocker) {
    case null:
      return null;
    case 'forbidden':
      return editRefusal(messages, access)?.text ?? t('forbidden.other');
    case 'too-long':
      return t('prompt.tooLong', { count: prompt.length - MAX_PROMPT_LENGTH });
    case 'no-views':
      return t('reference.chooseOne');
    case 'insufficient-credits':
      return t('price.notEnough', { count: (quote?.credits ?? 0) * pictures, balance: quote?.balance ?? 0 });
  }
}
