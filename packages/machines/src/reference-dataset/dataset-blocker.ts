import type { ReferenceView } from '@charhub/api-client/contract';
import type { SubmissionBlocker } from '../generation-dialog/submission-blocker.ts';
import { submissionBlocker } from '../generation-dialog/submission-blocker.ts';
import type { ReferenceDatasetContext } from './reference-dataset.types.ts';

/** Why these views cannot be asked for now. */
export type DatasetBlocker = SubmissionBlocker | 'no-views';

/** Null when nothing known stands against a job for these views. */
export function datasetBlocker(
  context: ReferenceDatasetContext,
  views: readonly ReferenceView[],
): DatasetBlocker | null {
  return submissionBlocker(context, views.length) ?? (views.length === 0 ? 'no-views' : null);
}
