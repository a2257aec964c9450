import { useSelector } from '../foundations/use-selector.ts';
import { useState } from 'react';
import { jobTexts, referenceTexts, useMessages } from '../locales/index.ts';
import { milestoneText } from '../multi-stage-progress/milestone.ts';
import { useMilestones } from '../multi-stage-progress/use-milestones.ts';
import type { ReferenceDatasetActor, ReferenceDatasetSnapshot } from './reference-dataset-actor.types.ts';
import { referenceFace } from './reference-face.ts';

/** What a screen reader says at the milestones of a dataset, and that its dialog is about to close itself. */
export function useReferenceAnnouncement(actor: ReferenceDatasetActor): string | null {
  const messages = useMessages(referenceTexts, jobTexts);
  const { t, formatDuration } = messages;
  const reached = useMilestones(actor, watch);
  const secondsLeft = useSelector(actor, ({ context }) => context.secondsLeft);
  const jobKey = useSelector(actor, ({ context }) => context.jobKey);
  // What was said stays said, or it would be said again without its end.
  const [counted, setCounted] = useState<{ jobKey: string | null; seconds: number } | null>(null);
  if (secondsLeft !== null && counted?.jobKey !== jobKey) setCounted({ jobKey, seconds: secondsLeft });

  const text = reached && milestoneText(messages, reached);
  if (reached?.type !== 'over' || counted === null || counted.jobKey !== jobKey) return text;
  const closing = t('reference.closingSpoken', {
    duration: formatDuration(counted.seconds, 'long'),
    stay: t('action.stay'),
  });
  return `${text ?? ''} ${closing}`;
}

function watch(snapshot: ReferenceDatasetSnapshot) {
  const { job, error, connection, notice } = snapshot.context;
  const face = referenceFace(snapshot);
  const checking = face === 'closed' || face === 'checking';
  return {
    submitting: face === 'submitting',
    job,
    refusal: face === 'failed' && job === null ? error : null,
    connection,
    checking,
    blank: checking || (face === 'form' && notice !== 'cancelled'),
  };
}
