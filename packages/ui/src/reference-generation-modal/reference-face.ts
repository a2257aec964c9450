import type { JobSnapshot } from '@charhub/api-client/contract';
import { referenceDatasetView, type ReferenceDatasetView } from '@charhub/machines';
import type { MessageFormatter } from '../locales/index.ts';
import { partialText } from '../multi-stage-progress/stage-text.ts';
import type { ReferenceDatasetSnapshot } from './reference-dataset-actor.types.ts';

/** What the dialog shows: the machine's view, with the two things that can be said above a running job. */
export type ReferenceFace = ReferenceDatasetView | 'asking' | 'cancelling';

export function referenceFace(snapshot: ReferenceDatasetSnapshot): ReferenceFace {
  if (!snapshot.hasTag('open')) return 'closed';
  if (snapshot.hasTag('cancelling')) return 'cancelling';
  return snapshot.hasTag('asking') ? 'asking' : referenceDatasetView(snapshot);
}

export function titleText(messages: MessageFormatter, face: ReferenceFace, job: JobSnapshot | null): string {
  const { t } = messages;
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
      return (job && partialText(messages, job)) ?? t('reference.failed');
    case 'failed':
      return t('reference.failed');
    default:
      return t('reference.title');
  }
}
