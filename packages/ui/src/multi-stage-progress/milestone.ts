import { isSettled, type JobSnapshot, type StageId } from '@charhub/api-client/contract';
import type { MessagesOf, referenceTexts } from '../locales/index.ts';
import { partialText } from './stage-text.ts';

/** What is worth interrupting somebody for. */
export type Milestone =
  | { readonly type: 'started' | 'connection-lost' | 'connection-restored' }
  | { readonly type: 'view-ready'; readonly view: StageId; readonly done: number; readonly total: number }
  | { readonly type: 'view-failed'; readonly view: StageId }
  | { readonly type: 'over'; readonly job: JobSnapshot };

/** A moment of a job as somebody sees it. */
export interface WatchedJob {
  /** It was started here, and the server has not answered yet. */
  readonly submitting: boolean;
  readonly job: JobSnapshot | null;
}

/** What has been reached from one moment to the next; null when nothing has. A job that is only shown again reaches nothing. */
export function milestone(before: WatchedJob, { job }: WatchedJob): Milestone | null {
  if (job === null || job.state === 'cancelled') return null;
  const known = before.job?.id === job.id ? before.job : null;
  if (known === null && !before.submitting) return null;
  if (isSettled(job)) return known !== null && isSettled(known) ? null : { type: 'over', job };

  const reached = job.stages.findLast(({ id, state }) => {
    const held = known?.stages.find((stage) => stage.id === id);
    return (state === 'completed' || state === 'failed') && held?.state !== state;
  });
  if (reached?.state === 'failed') return { type: 'view-failed', view: reached.id };
  if (reached !== undefined) {
    const done = job.stages.filter(({ state }) => state === 'completed').length;
    return { type: 'view-ready', view: reached.id, done, total: job.stages.length };
  }
  return known === null ? { type: 'started' } : null;
}

export function milestoneText(messages: MessagesOf<typeof referenceTexts>, reached: Milestone): string {
  const { t } = messages;
  switch (reached.type) {
    case 'started':
      return t('announce.started');
    case 'connection-lost':
      return t('announce.connectionLost');
    case 'connection-restored':
      return t('announce.connectionRestored');
    case 'view-ready':
      return t('announce.viewReady', {
        view: t(`view.${reached.view}`),
        done: reached.done,
        total: reached.total,
      });
    case 'view-failed':
      return t('announce.viewFailed', { view: t(`view.${reached.view}`) });
    case 'over':
      if (reached.job.state === 'completed') return t('reference.ready');
      return partialText(messages, reached.job) ?? t('reference.failed');
  }
}
