import type { ReferenceView } from '@charhub/api-client/contract';
import { missingViews, referenceDatasetBlocker, repeatedViews } from '@charhub/machines';
import { blockedReason } from '../image-generation-dialog/blocked-reason.ts';
import type { MessageFormatter } from '../locales/index.ts';
import type { ReferenceDatasetSnapshot } from './reference-dataset-actor.types.ts';
import type { ReferenceFace } from './reference-face.ts';

/** The views that the primary button of this face asks for. */
export function nextViews(
  face: ReferenceFace,
  { context }: ReferenceDatasetSnapshot,
): readonly ReferenceView[] {
  if (face === 'completed') return repeatedViews(context);
  if (face === 'incomplete') return missingViews(context);
  return face === 'failed' ? context.requested : context.views;
}

/** Why these views cannot be asked for, in a sentence; null when they can. */
export function viewsReason(
  messages: MessageFormatter,
  snapshot: ReferenceDatasetSnapshot,
  views: readonly ReferenceView[],
): string | null {
  const blocker = referenceDatasetBlocker(snapshot, views);
  return blockedReason(messages, blocker, snapshot.context, views.length);
}

/** Whether a retry is a new job, and not the old one that is asked for again. */
export function isNewRetry(snapshot: ReferenceDatasetSnapshot): boolean {
  return snapshot.matches({ open: { failed: 'ended' } });
}
