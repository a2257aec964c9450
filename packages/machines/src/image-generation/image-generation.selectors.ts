import type { SnapshotFrom } from 'xstate';
import type { imageGenerationMachine } from './image-generation.machine.ts';
import type { SubmissionBlocker } from './submission-blocker.ts';
import { submissionBlocker } from './submission-blocker.ts';

type Snapshot = SnapshotFrom<typeof imageGenerationMachine>;

/** What the dialog shows. `closed` also while an upload goes on without it. */
export type ImageGenerationView =
  'closed' | 'checking' | 'form' | 'submitting' | 'generating' | 'completed' | 'failed' | 'forbidden';

/** Which of the dialog's faces is to be shown. In `generating` the job is null for a moment when it is resumed. */
export function imageGenerationView(snapshot: Snapshot): ImageGenerationView {
  if (!snapshot.hasTag('open')) return 'closed';
  if (snapshot.hasTag('form')) return 'form';
  if (snapshot.hasTag('busy')) return isSubmitting(snapshot) ? 'submitting' : 'generating';
  if (snapshot.matches({ open: 'completed' })) return 'completed';
  if (snapshot.matches({ open: 'failed' })) return 'failed';
  return snapshot.matches({ open: 'forbidden' }) ? 'forbidden' : 'checking';
}

/** Why Generate is off; null when it is on. */
export function imageGenerationBlocker(snapshot: Snapshot): SubmissionBlocker | null {
  return submissionBlocker(snapshot.context);
}

/** Whether the closing question is shown. */
export function isQuestionOpen(snapshot: Snapshot): boolean {
  return snapshot.hasTag('asking');
}

/** Whether the sample is on its way. */
export function isUploading(snapshot: Snapshot): boolean {
  return snapshot.matches({ open: { busy: { work: 'uploadingSample' } } });
}

/** Whether a retry sends the old submission again, because nobody knows whether it arrived. */
export function isUnanswered(snapshot: Snapshot): boolean {
  return snapshot.matches({ open: { failed: 'unanswered' } });
}

function isSubmitting(snapshot: Snapshot): boolean {
  const isResumed = snapshot.matches({ open: { busy: { work: { following: 'resuming' } } } });
  return snapshot.context.job === null && !isResumed;
}
