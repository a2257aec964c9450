import type { JobSnapshot } from '@charhub/api-client/contract';
import type { TrackedJob } from '@charhub/machines';
import { forwardRef } from 'react';
import { Icon } from '../foundations/icon/icon.tsx';
import { alertIcon, checkIcon } from '../foundations/icon/icons.ts';
import { stepText } from '../image-generation-dialog/step-text.ts';
import { jobTexts, dockTexts, referenceTexts, useMessages, type MessagesOf } from '../locales/index.ts';
import { overallText } from '../multi-stage-progress/stage-text.ts';
import { ProgressRing } from './progress-ring.tsx';
import { useJobProgress } from './use-job-actor.ts';

interface DockPillProps {
  readonly jobs: readonly TrackedJob[];
  readonly expanded: boolean;
  readonly listId: string;
  readonly onToggle: () => void;
}

export const DockPill = forwardRef<HTMLButtonElement, DockPillProps>(function DockPill(
  { jobs, expanded, listId, onToggle },
  ref,
) {
  const messages = useMessages(dockTexts, referenceTexts, jobTexts);
  const { t, formatPercent } = messages;
  const running = jobs.filter(({ state }) => state === 'active');
  const ready = jobs.filter(({ state }) => state === 'completed').length;
  const failed = jobs.length - running.length - ready;
  const [first] = running;
  const only = running.length === 1 && first ? first : null;
  const { percent, snapshot } = useJobProgress(only?.key ?? null);
  const kind = only && t(`kind.${only.kind}`);
  const progress = snapshot && progressText(messages, snapshot);

  const parts = [
    kind !== null &&
      (progress === null
        ? t('dock.one', { kind, percent: formatPercent(percent) })
        : t('dock.views', { kind, progress })),
    running.length > 1 && t('dock.running', { count: running.length }),
    ready > 0 && t('dock.ready', { count: ready }),
    failed > 0 && t('dock.failed', { count: failed }),
  ].filter((part) => typeof part === 'string');

  return (
    <button
      ref={ref}
      type="button"
      aria-expanded={expanded}
      aria-controls={expanded ? listId : undefined}
      onClick={onToggle}
      className="ch:inline-flex ch:min-h-11 ch:items-center ch:gap-2 ch:rounded-full ch:border ch:border-line ch:bg-surface ch:ps-3 ch:pe-4 ch:font-medium ch:tabular-nums ch:text-ink ch:shadow-float ch:hover:bg-hover"
    >
      {running.length > 0 ? (
        <ProgressRing percent={only ? percent : null} />
      ) : (
        <span className={failed > 0 ? 'ch:text-danger' : 'ch:text-success'}>
          <Icon shape={failed > 0 ? alertIcon : checkIcon} />
        </span>
      )}
      {parts.join(' · ')}
      <span className="ch:sr-only">{expanded ? t('dock.collapse') : t('dock.expand')}</span>
    </button>
  );
});

/** How far a job is, when a percent alone does not say it, or the back end tells none. */
function progressText(
  messages: MessagesOf<typeof dockTexts | typeof referenceTexts | typeof jobTexts>,
  job: JobSnapshot,
): string | null {
  if (job.kind === 'reference-dataset') return overallText(messages, job);
  const isUntold =
    job.state === 'queued'
      ? job.queuePosition === null
      : job.stages.some(({ state, step }) => state === 'running' && step === 'working');
  return isUntold ? stepText(messages, job) : null;
}
