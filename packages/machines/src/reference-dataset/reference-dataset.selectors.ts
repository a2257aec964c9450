import type { ReferenceView } from '@charhub/api-client/contract';
import type { SnapshotFrom } from 'xstate';
import { dialogView } from '../generation-dialog/generation-dialog.selectors.ts';
import type { DatasetBlocker } from './dataset-blocker.ts';
import { datasetBlocker } from './dataset-blocker.ts';
import type { referenceDatasetMachine } from './reference-dataset.machine.ts';
import type { ReferenceDatasetView } from './reference-dataset.types.ts';

type Snapshot = SnapshotFrom<typeof referenceDatasetMachine>;

/** Which of the dialog's faces is to be shown. In `generating` the job is null for a moment when it is resumed. */
export function referenceDatasetView(snapshot: Snapshot): ReferenceDatasetView {
  return dialogView(snapshot, ['completed', 'incomplete', 'failed', 'forbidden', 'avatar-missing']);
}

/**
 * Why these views cannot be generated; null when they can.
 *
 * @param views @default what is chosen
 */
export function referenceDatasetBlocker(
  { context }: Snapshot,
  views: readonly ReferenceView[] = context.views,
): DatasetBlocker | null {
  return datasetBlocker(context, views);
}

/**
 * Credits for these views; null until the price is known.
 *
 * @param views @default what is chosen
 */
export function datasetPrice(
  { context }: Snapshot,
  views: readonly ReferenceView[] = context.views,
): number | null {
  return context.quote === null ? null : context.quote.credits * views.length;
}
