import type { SnapshotFrom } from 'xstate';
import type { CommonView } from '../generation-dialog/generation-dialog.selectors.ts';
import { dialogView } from '../generation-dialog/generation-dialog.selectors.ts';
import type { SubmissionBlocker } from '../generation-dialog/submission-blocker.ts';
import { submissionBlocker } from '../generation-dialog/submission-blocker.ts';
import type { imageGenerationMachine } from './image-generation.machine.ts';

type Snapshot = SnapshotFrom<typeof imageGenerationMachine>;

/** What the dialog shows. `closed` also while an upload goes on without it. */
export type ImageGenerationView = CommonView | 'completed' | 'failed' | 'forbidden';

/** Which of the dialog's faces is to be shown. In `generating` the job is null for a moment when it is resumed. */
export function imageGenerationView(snapshot: Snapshot): ImageGenerationView {
  return dialogView(snapshot, ['completed', 'failed', 'forbidden']);
}

/** Why Generate is off; null when it is on. */
export function imageGenerationBlocker(snapshot: Snapshot): SubmissionBlocker | null {
  return submissionBlocker(snapshot.context);
}
