import type { GenerationDialogContext } from './generation-dialog.types.ts';

/** The longest prompt the server takes, in UTF-16 code units. */
export const MAX_PROMPT_LENGTH = 2_000;

/** Why a picture cannot be asked for now. */
export type SubmissionBlocker = 'forbidden' | 'too-long' | 'insufficient-credits';

/**
 * Null when nothing known stands against a submission; what is not known yet does not.
 *
 * @param pictures how many are asked for; each costs `quote.credits`.
 */
export function submissionBlocker(
  { prompt, access, quote }: Pick<GenerationDialogContext, 'prompt' | 'access' | 'quote'>,
  pictures = 1,
): SubmissionBlocker | null {
  if (access?.canEdit === false) return 'forbidden';
  if (prompt.length > MAX_PROMPT_LENGTH) return 'too-long';
  if (quote !== null && quote.balance < quote.credits * pictures) return 'insufficient-credits';
  return null;
}
