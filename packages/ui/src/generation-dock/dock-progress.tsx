import { jobPercent, jobStatus, type TrackedJob } from '@charhub/machines';
import type { ReactElement } from 'react';
import { Icon } from '../foundations/icon/icon.tsx';
import { alertIcon } from '../foundations/icon/icons.ts';
import { useSelector } from '../foundations/use-selector.ts';
import { stepText } from '../image-generation-dialog/step-text.ts';
import { dockTexts, jobTexts, referenceTexts, useMessages } from '../locales/index.ts';
import { overallText, partialText } from '../multi-stage-progress/stage-text.ts';
import { ProgressRing } from './progress-ring.tsx';
import { useJobActor, useJobProgress } from './use-job-actor.ts';

interface DockProgressProps {
  readonly job: TrackedJob;
}

/** What a job has made, or how far it is. */
export function DockPicture({ job }: DockProgressProps): ReactElement {
  const actor = useJobActor(job.key);
  const imageUrl = useSelector(actor, (snapshot) => snapshot?.context.snapshot?.images[0]?.url);
  const percent = useSelector(actor, (snapshot) =>
    snapshot && jobStatus(snapshot) === 'running' ? jobPercent(snapshot) : null,
  );
  return (
    <span className="ch:grid ch:size-11 ch:shrink-0 ch:place-items-center ch:overflow-hidden ch:rounded-md ch:bg-subtle">
      {imageUrl !== undefined ? (
        <img src={imageUrl} alt="" className="ch:size-full ch:object-cover" />
      ) : job.state === 'active' ? (
        <ProgressRing percent={percent} />
      ) : (
        <span className="ch:text-danger">
          <Icon shape={alertIcon} />
        </span>
      )}
    </span>
  );
}

/** What a job does now, or how it ended. */
export function DockStatus({ job }: DockProgressProps): ReactElement {
  return <p className="ch:m-0 ch:text-sm ch:text-muted ch:tabular-nums">{useStatusText(job)}</p>;
}

function useStatusText(job: TrackedJob): string {
  const messages = useMessages(dockTexts, referenceTexts, jobTexts);
  const { t } = messages;
  const { status, snapshot } = useJobProgress(job.key);
  if (status === 'cancelling') return t('cancel.working');
  if (job.state === 'refused') return t('job.failed');
  if (job.state !== 'active') return (snapshot && partialText(messages, snapshot)) ?? t(`job.${job.state}`);
  if (snapshot === null) return t('progress.sending');
  return snapshot.kind === 'reference-dataset'
    ? overallText(messages, snapshot)
    : stepText(messages, snapshot);
}
