import { isUploading } from '@charhub/machines';
import { useSelector } from '../foundations/use-selector.ts';
import type { ReactElement } from 'react';
import { ProgressBar } from '../foundations/progress-bar/progress-bar.tsx';
import { jobTexts, useMessages, type JobMessages } from '../locales/index.ts';
import { ConnectionLine } from './connection-line.tsx';
import type { ImageGenerationActor, ImageGenerationSnapshot } from './image-generation-actor.types.ts';
import { knownPercent, stepText } from './step-text.ts';
import { TimeLeft } from './time-left.tsx';

/** Bar, step, what is left and what is the matter, each in its place whatever the others say. */
export function GenerationProgress({ actor }: { readonly actor: ImageGenerationActor }): ReactElement {
  const messages = useMessages(jobTexts);
  const { t, formatPercent } = messages;
  const snapshot = useSelector(actor, (current) => current);
  const { job, connection, notice } = snapshot.context;
  const { text, percent } = describeProgress(messages, snapshot);
  const valueText =
    percent === null || text.includes(formatPercent(percent))
      ? text
      : t('progress.value', { percent: formatPercent(percent), step: text });

  return (
    <div data-ch-keep-visible="" className="ch:flex ch:scroll-my-3 ch:flex-col ch:gap-2">
      <ProgressBar percent={percent} label={t('progress.label')} valueText={valueText} />
      <div className="ch:flex ch:min-h-6 ch:flex-wrap ch:justify-between ch:gap-x-4">
        <p className="ch:m-0 ch:font-medium ch:tabular-nums">{text}</p>
        <p className="ch:m-0 ch:text-muted">
          {notice === 'cancel-failed' ? t('cancel.failed') : job !== null && <TimeLeft actor={actor} />}
        </p>
      </div>
      <ConnectionLine connection={job === null ? 'live' : connection} />
    </div>
  );
}

function describeProgress(
  messages: JobMessages,
  snapshot: ImageGenerationSnapshot,
): { readonly text: string; readonly percent: number | null } {
  const { t, formatPercent } = messages;
  const { job, uploadPercent } = snapshot.context;
  if (snapshot.hasTag('cancelling')) return { text: t('cancel.working'), percent: null };
  if (job !== null) return { text: stepText(messages, job), percent: knownPercent(job) };
  return isUploading(snapshot)
    ? { text: t('progress.uploading', { percent: formatPercent(uploadPercent) }), percent: uploadPercent }
    : { text: t('progress.sending'), percent: null };
}
