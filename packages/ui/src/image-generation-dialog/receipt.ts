import type { JobCost, JobSnapshot } from '@charhub/api-client/contract';
import type { JobMessages } from '../locales/index.ts';

type Paid = Pick<JobSnapshot, 'cost' | 'startedAt' | 'finishedAt'>;

/** What finished jobs cost together, and how long it took from the first one's start to the last one's end. */
export function receiptText({ t, formatDuration }: JobMessages, jobs: readonly Paid[]): string {
  const cost = jobs.reduce((total, job) => total + job.cost.charged - job.cost.refunded, 0);
  const price = t('price.credits', { count: cost });
  const starts = jobs.flatMap(({ startedAt }) => (startedAt === null ? [] : [Date.parse(startedAt)]));
  const ends = jobs.flatMap(({ finishedAt }) => (finishedAt === null ? [] : [Date.parse(finishedAt)]));
  if (starts.length === 0 || ends.length === 0) return price;
  const seconds = Math.max(1, Math.round((Math.max(...ends) - Math.min(...starts)) / 1_000));
  return t('result.receipt', { price, duration: formatDuration(seconds, 'narrow') });
}

/** What a job cost that delivered nothing. */
export function failureCostText({ t }: JobMessages, { charged, refunded }: JobCost): string {
  if (charged === 0) return t('failed.notCharged');
  return refunded >= charged
    ? t('failed.refunded', { count: refunded })
    : t('failed.charged', { count: charged - refunded });
}
