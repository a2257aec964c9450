import type { GenerationDialogContext, GenerationDialogTag } from './generation-dialog.types.ts';

/** What is read of a dialog's snapshot. */
export interface GenerationDialogSnapshot<Tag extends string = GenerationDialogTag> {
  readonly context: GenerationDialogContext;
  hasTag(tag: Tag | GenerationDialogTag): boolean;
}

/** The faces that every dialog has. */
export type CommonView = 'closed' | 'checking' | 'form' | 'submitting' | 'generating';

/** Which face a dialog shows; `outcomes` are the tags that are faces of their own. */
export function dialogView<Outcome extends string>(
  snapshot: GenerationDialogSnapshot<NoInfer<Outcome>>,
  outcomes: readonly Outcome[],
): CommonView | Outcome {
  if (!snapshot.hasTag('open')) return 'closed';
  if (snapshot.hasTag('form')) return 'form';
  if (!snapshot.hasTag('busy')) return outcomes.find((tag) => snapshot.hasTag(tag)) ?? 'checking';
  return snapshot.context.job === null && !snapshot.hasTag('resuming') ? 'submitting' : 'generating';
}

/** Whether the closing question is shown. */
export function isQuestionOpen(snapshot: GenerationDialogSnapshot): boolean {
  return snapshot.hasTag('asking');
}

/** Whether the sample is on its way. */
export function isUploading(snapshot: GenerationDialogSnapshot): boolean {
  return snapshot.hasTag('uploading');
}

/** Whether a retry sends the old submission again, because nobody knows whether it arrived. */
export function isUnanswered(snapshot: GenerationDialogSnapshot): boolean {
  return snapshot.hasTag('unanswered');
}
