import type { TrackedJob } from '@charhub/machines';
import type { ReactElement } from 'react';
import type { StepRecorder } from '../bug-report/create-step-recorder.ts';
import { saveBugReport } from '../bug-report/save-bug-report.ts';
import { Button } from '../foundations/button/button.tsx';
import { Icon } from '../foundations/icon/icon.tsx';
import { alertIcon, closeIcon, downloadIcon } from '../foundations/icon/icons.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';
import { stepText } from '../image-generation-dialog/step-text.ts';
import { jobTexts, dockTexts, referenceTexts, useMessages, type MessagesOf } from '../locales/index.ts';
import { overallText, partialText } from '../multi-stage-progress/stage-text.ts';
import { ProgressRing } from './progress-ring.tsx';
import { useJobProgress } from './use-job-actor.ts';

interface DockItemProps {
  readonly job: TrackedJob;
  /** Knows what the machines of this job were given. @default nobody does */
  readonly recorder: StepRecorder | undefined;
  readonly onOpen: () => void;
  /** The item is about to go, and with it the button that has the focus. */
  readonly onLeave: () => void;
}

export function DockItem({ job, recorder, onOpen, onLeave }: DockItemProps): ReactElement {
  const messages = useMessages(dockTexts, referenceTexts, jobTexts);
  const { t } = messages;
  const { jobs, openJob, characterName } = useGenerationContext();
  const progress = useJobProgress(job.key);
  const { status, percent, snapshot } = progress;
  const active = job.state === 'active';
  const imageUrl = snapshot?.images[0]?.url;
  const kind = t(`kind.${job.kind}`);
  const name = characterName(job.characterId);
  const title = name === undefined ? kind : t('dock.item', { name, kind });

  return (
    <li className="ch:flex ch:flex-wrap ch:items-center ch:justify-end ch:gap-x-3 ch:rounded-lg ch:p-2">
      <span className="ch:grid ch:size-11 ch:shrink-0 ch:place-items-center ch:overflow-hidden ch:rounded-md ch:bg-subtle">
        {imageUrl !== undefined ? (
          <img src={imageUrl} alt="" className="ch:size-full ch:object-cover" />
        ) : active ? (
          <ProgressRing percent={status === 'running' ? percent : null} />
        ) : (
          <span className="ch:text-danger">
            <Icon shape={alertIcon} />
          </span>
        )}
      </span>
      <div className="ch:min-w-36 ch:flex-1 ch:wrap-anywhere">
        <p className="ch:m-0 ch:leading-5 ch:font-medium">{title}</p>
        <p className="ch:m-0 ch:text-sm ch:text-muted ch:tabular-nums">
          {statusText(messages, job, progress)}
        </p>
      </div>
      <div className="ch:-me-2 ch:flex">
        <Button
          variant="quiet"
          aria-label={t('dock.openNamed', { item: title })}
          onClick={() => {
            onOpen();
            openJob(job.key);
          }}
        >
          {t('action.open')}
        </Button>
        {recorder !== undefined && (
          <Button
            variant="quiet"
            icon={downloadIcon}
            iconOnly
            title={t('dock.reportNamed', { item: title })}
            onClick={() => saveBugReport(recorder, job.key)}
          >
            {t('dock.reportNamed', { item: title })}
          </Button>
        )}
        {active ? (
          snapshot?.isCancellable !== false && (
            <Button
              variant="quiet"
              icon={closeIcon}
              iconOnly
              busy={status === 'cancelling'}
              onClick={() => jobs.send({ type: 'job.cancel', key: job.key })}
            >
              {t('dock.cancelNamed', { item: title })}
            </Button>
          )
        ) : (
          <Button
            variant="quiet"
            icon={closeIcon}
            iconOnly
            onClick={() => {
              onLeave();
              jobs.send({ type: 'job.dismiss', key: job.key });
            }}
          >
            {t('dock.dismissNamed', { item: title })}
          </Button>
        )}
      </div>
    </li>
  );
}

function statusText(
  messages: MessagesOf<typeof dockTexts | typeof referenceTexts | typeof jobTexts>,
  job: TrackedJob,
  { status, snapshot }: ReturnType<typeof useJobProgress>,
): string {
  const { t } = messages;
  if (status === 'cancelling') return t('cancel.working');
  if (job.state === 'refused') return t('job.failed');
  if (job.state !== 'active') return (snapshot && partialText(messages, snapshot)) ?? t(`job.${job.state}`);
  if (snapshot === null) return t('progress.sending');
  return snapshot.kind === 'reference-dataset'
    ? overallText(messages, snapshot)
    : stepText(messages, snapshot);
}
