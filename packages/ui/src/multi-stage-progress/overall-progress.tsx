import type { JobSnapshot } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { ProgressBar } from '../foundations/progress-bar/progress-bar.tsx';
import { knownPercent } from '../image-generation-dialog/step-text.ts';
import { jobTexts, referenceTexts, useMessages } from '../locales/index.ts';
import { overallText, overallValueText } from './stage-text.ts';

export interface OverallProgressProps {
  /** Null until the server has answered. */
  readonly job: JobSnapshot | null;
  /** Said instead of how far the job is, such as that it is being cancelled; the amount is then unknown. @default null */
  readonly notice?: string | null;
}

/** How far the whole job is, and which picture it is at. */
export function OverallProgress({ job, notice = null }: OverallProgressProps): ReactElement {
  const messages = useMessages(referenceTexts, jobTexts);
  const { t } = messages;
  const text = notice ?? (job === null ? t('progress.sending') : overallText(messages, job));
  const valueText = notice !== null || job === null ? text : overallValueText(messages, job);
  return (
    <div className="ch:flex ch:flex-col ch:gap-2">
      <p className="ch:min-h-6 ch:font-medium ch:tabular-nums">{text}</p>
      <ProgressBar
        percent={notice !== null || job === null ? null : knownPercent(job)}
        label={t('progress.label')}
        valueText={valueText}
      />
    </div>
  );
}
