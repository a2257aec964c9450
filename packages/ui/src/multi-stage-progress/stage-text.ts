import type { JobSnapshot, Stage } from '@charhub/api-client/contract';
import { stagePosition } from '@charhub/machines';
import { stepText } from '../image-generation-dialog/step-text.ts';
import {
  errorMessageKeys,
  type jobTexts,
  type JobMessages,
  type MessagesOf,
  type referenceTexts,
} from '../locales/index.ts';

/** “Image 2 of 4 · 31%”; in the queue how many are ahead. */
export function overallText(
  messages: MessagesOf<typeof referenceTexts | typeof jobTexts>,
  job: JobSnapshot,
): string {
  if (job.state === 'queued') return stepText(messages, job);
  const percent = messages.formatPercent(job.percent);
  return messages.t('reference.overall', { ...stagePosition(job.stages), percent });
}

/** The same for somebody who does not see the cards: it names the view. */
export function overallValueText(
  messages: MessagesOf<typeof referenceTexts | typeof jobTexts>,
  job: JobSnapshot,
): string {
  const position = stagePosition(job.stages);
  const stage = job.stages[position.current - 1];
  if (job.state === 'queued' || stage === undefined) return overallText(messages, job);
  return messages.t('reference.overallValue', {
    ...position,
    view: messages.t(`view.${stage.id}`),
    percent: messages.formatPercent(job.percent),
  });
}

/** What a view does now, or how it ended, in a word or two. Its percent stands beside it. */
export function stageText(
  { t }: MessagesOf<typeof referenceTexts | typeof jobTexts>,
  { state, step }: Stage,
): string {
  return state === 'running' && step !== 'sampling' && step !== 'working'
    ? t(`step.${step}`)
    : t(`reference.stage.${state}`);
}

/** Why there is no picture of a view; null when nothing went wrong. */
export function stageProblem({ t }: JobMessages, { error }: Stage): string | null {
  return error === null ? null : t(errorMessageKeys(error.code).what);
}

/** How much of a job there is that did not deliver everything; null when it did, or nothing. */
export function partialText({ t }: MessagesOf<typeof referenceTexts>, job: JobSnapshot): string | null {
  return isPartial(job)
    ? t('reference.partial', { ready: job.images.length, total: job.stages.length })
    : null;
}

/** Whether a job is over with some of its pictures but not all. */
export function isPartial({ state, images, stages }: JobSnapshot): boolean {
  return (state === 'failed' || state === 'lost') && images.length > 0 && images.length < stages.length;
}
