import { referenceDatasetView, type ReferenceDatasetView } from '@charhub/machines';
import type { MessagesOf, referenceTexts } from '../locales/index.ts';
import type { ReferenceDatasetSnapshot } from './reference-dataset-actor.types.ts';
import { shownStages } from './shown-stages.ts';

/** What the dialog shows: the machine's view, with the two things that can be said above a running job. */
export type ReferenceFace = ReferenceDatasetView | 'asking' | 'cancelling';

export function referenceFace(snapshot: ReferenceDatasetSnapshot): ReferenceFace {
  if (!snapshot.hasTag('open')) return 'closed';
  if (snapshot.hasTag('cancelling')) return 'cancelling';
  return snapshot.hasTag('asking') ? 'asking' : referenceDatasetView(snapshot);
}

/** Short of views, it says how many there are, those of earlier jobs included. */
export function titleText(
  { t }: MessagesOf<typeof referenceTexts>,
  face: ReferenceFace,
  context: ReferenceDatasetSnapshot['context'],
): string {
  switch (face) {
    case 'submitting':
    case 'generating':
      return t('reference.making');
    case 'asking':
      return t('reference.closingTitle');
    case 'cancelling':
      return t('cancel.working');
    case 'completed':
      return t('reference.ready');
    case 'incomplete':
    case 'failed': {
      const stages = shownStages(context);
      const ready = stages.filter(({ image }) => image !== null).length;
      return ready > 0 ? t('reference.partial', { ready, total: stages.length }) : t('reference.failed');
    }
    default:
      return t('reference.title');
  }
}
