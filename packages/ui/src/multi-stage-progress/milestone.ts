import {
  isSettled,
  type GenerationErrorData,
  type JobSnapshot,
  type Stage,
} from '@charhub/api-client/contract';
import { errorMessageKeys, type MessagesOf, type jobTexts, type referenceTexts } from '../locales/index.ts';
import { partialText, stageProblem } from './stage-text.ts';

/** What is worth interrupting somebody for. */
export type Milestone =
  | { readonly type: 'started' | 'connection-lost' | 'connection-restored' }
  | { readonly type: 'views'; readonly ended: readonly EndedView[]; readonly total: number }
  | { readonly type: 'cancelled'; readonly returned: number }
  /** `job`: null when nothing was started; `ended`: the views nobody was told of yet; `code`: why it failed. */
  | {
      readonly type: 'over';
      readonly job: JobSnapshot | null;
      readonly ended: readonly EndedView[];
      readonly code: string;
    };

/** A view that was made or could not be. */
interface EndedView {
  readonly stage: Stage;
  /** How many were ready with it. */
  readonly done: number;
}

/** A moment of a job as somebody sees it. */
export interface WatchedJob {
  /** It was started here, and the server has not answered yet. */
  readonly submitting: boolean;
  readonly job: JobSnapshot | null;
  /** Why there is no job, once that is shown. */
  readonly refusal: GenerationErrorData | null;
}

/** What has been reached from one moment to the next; null when nothing has. A job that is only shown again reaches nothing. */
export function milestone(before: WatchedJob, now: WatchedJob): Milestone | null {
  const { job, refusal } = now;
  if (before.submitting && !now.submitting && refusal !== null)
    return { type: 'over', job: null, ended: [], code: refusal.code };
  if (job === null) return null;
  const known = before.job?.id === job.id ? before.job : null;
  if (known === null && !before.submitting) return null;

  const ended = endedViews(job, known);
  if (isSettled(job)) {
    if (known !== null && isSettled(known)) return null;
    if (job.state === 'cancelled') return { type: 'cancelled', returned: job.cost.refunded };
    return { type: 'over', job, ended, code: job.error?.code ?? job.state };
  }
  if (ended.length > 0) return { type: 'views', ended, total: job.stages.length };
  return before.submitting && (known === null || isSettled(known)) ? { type: 'started' } : null;
}

/** Whether what was said does not hold any more: something else is tried, or a failure has turned out to be none. */
export function isOutdated(before: WatchedJob, { submitting, job }: WatchedJob): boolean {
  if (submitting && !before.submitting) return true;
  return before.job !== null && (job === null || (isSettled(before.job) && !isSettled(job)));
}

export function milestoneText(
  messages: MessagesOf<typeof referenceTexts | typeof jobTexts>,
  reached: Milestone,
): string {
  const { t } = messages;
  switch (reached.type) {
    case 'started':
      return t('announce.started');
    case 'connection-lost':
      return t('announce.connectionLost');
    case 'connection-restored':
      return t('announce.connectionRestored');
    case 'views':
      return endedText(messages, reached.ended, reached.total);
    case 'cancelled':
      return reached.returned > 0 ? t('cancel.refunded', { count: reached.returned }) : t('cancel.done');
    case 'over': {
      const { job, ended, code } = reached;
      if (job?.state === 'completed') return t('reference.ready');
      const partial = job && partialText(messages, job);
      const failed = ended.filter(({ stage }) => stage.state === 'failed');
      return partial === null
        ? withReason(messages, t('reference.failed'), code)
        : `${partial} ${endedText(messages, failed, 0)}`;
    }
  }
}

/** “The reference views could not be made: The model ran out of memory.” */
export function withReason(
  { t }: MessagesOf<typeof referenceTexts | typeof jobTexts>,
  what: string,
  code: string,
): string {
  return t('reference.viewFailed', { view: what, reason: t(errorMessageKeys(code).what) });
}

function endedText(
  messages: MessagesOf<typeof referenceTexts | typeof jobTexts>,
  ended: readonly EndedView[],
  total: number,
): string {
  const { t } = messages;
  const texts = ended.flatMap(({ stage, done }) => {
    const view = t(`view.${stage.id}`);
    return stage.state === 'failed'
      ? [t('announce.viewFailed', { view }), stageProblem(messages, stage)]
      : t('announce.viewReady', { view, done, total });
  });
  return texts.filter((text) => text !== null).join(' ');
}

function endedViews({ stages }: JobSnapshot, known: JobSnapshot | null): EndedView[] {
  let done = 0;
  return stages.flatMap((stage) => {
    const { id, state } = stage;
    if (state === 'completed') done++;
    else if (state !== 'failed') return [];
    return known?.stages.find((each) => each.id === id)?.state === state ? [] : { stage, done };
  });
}
