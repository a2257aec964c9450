import type { JobSnapshot, Stage } from '@charhub/api-client/contract';
import { stepText } from '../image-generation-dialog/step-text.ts';
import { errorMessageKeys, type MessageFormatter } from '../locales/index.ts';

/** Which picture is being made, counted from one; between two of them the next. */
export interface CurrentPicture {
  readonly number: number;
  readonly total: number;
  /** Null when there is none left. */
  readonly stage: Stage | null;
}

export function currentPicture({ stages }: Pick<JobSnapshot, 'stages'>): CurrentPicture {
  const running = stages.findIndex(({ state }) => state === 'running');
  const index = running >= 0 ? running : stages.findIndex(({ state }) => state === 'pending');
  return {
    number: index >= 0 ? index + 1 : stages.length,
    total: stages.length,
    stage: stages[index] ?? null,
  };
}

/** “Image 2 of 4 · 31%”; in the queue how many are ahead. */
export function overallText(messages: MessageFormatter, job: JobSnapshot): string {
  if (job.state === 'queued') return stepText(messages, job);
  const { number, total } = currentPicture(job);
  const percent = messages.formatPercent(job.percent);
  return messages.t('reference.overall', { current: number, total, percent });
}

/** The same for somebody who does not see the cards: it names the view. */
export function overallValueText(messages: MessageFormatter, job: JobSnapshot): string {
  const { number, total, stage } = currentPicture(job);
  if (job.state === 'queued' || stage === null) return overallText(messages, job);
  return messages.t('reference.overallValue', {
    current: number,
    total,
    view: messages.t(`view.${stage.id}`),
    percent: messages.formatPercent(job.percent),
  });
}

/** What a view does now, or how it ended, in a word or two. Its percent stands beside it. */
export function stageText({ t }: MessageFormatter, { state, step }: Stage): string {
  return state === 'running' && step !== 'sampling' ? t(`step.${step}`) : t(`reference.stage.${state}`);
}

/** Why there is no picture of a view; null when nothing went wrong. */
export function stageProblem({ t }: MessageFormatter, { error }: Stage): string | null {
  return error === null ? null : t(errorMessageKeys(error.code).what);
}

/** How much of a job there is that did not deliver everything; null when it did, or nothing. */
export function partialText({ t }: MessageFormatter, job: JobSnapshot): string | null {
  return isPartial(job)
    ? t('reference.partial', { ready: job.images.length, total: job.stages.length })
    : null;
}

/** Whether a job is over with some of its pictures but not all. */
export function isPartial({ state, images, stages }: JobSnapshot): boolean {
  return (state === 'failed' || state === 'lost') && images.length > 0 && images.length < stages.length;
}
