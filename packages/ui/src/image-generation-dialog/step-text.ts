import type { JobSnapshot } from '@charhub/api-client/contract';
import type { JobMessages } from '../locales/index.ts';

/** In one line what a job is doing now. */
export function stepText({ t, formatPercent }: JobMessages, job: JobSnapshot): string {
  if (job.state === 'queued') {
    if (job.queuePosition === null) return t('step.waiting');
    return job.queuePosition === 0 ? t('step.next') : t('step.queued', { count: job.queuePosition });
  }
  const stage = job.stages.find(({ state }) => state === 'running') ?? job.stages.at(-1);
  const step = stage?.step ?? 'waiting';
  if (step === 'working') return t('job.running');
  return step === 'sampling'
    ? t('step.sampling', { percent: formatPercent(job.percent) })
    : t(`step.${step}`);
}

/** 0–100, or null while nothing can be said: in the queue and while a model loads. */
export function knownPercent(job: JobSnapshot): number | null {
  return job.percent > 0 ? job.percent : null;
}
