import type { JobCost, JobSnapshot } from '@charhub/api-client/contract';
import type { MessageFormatter } from '../locales/index.ts';

/** What a finished job cost and how long it took. */
export function receiptText({ t, formatDuration }: MessageFormatter, job: JobSnapshot): string {
  const price = t('price.credits', { count: job.cost.charged - job.cost.refunded });
  const { startedAt, finishedAt } = job;
  if (startedAt === null || finishedAt === null) return price;
  const seconds = Math.max(1, Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000));
  return t('result.receipt', { price, duration: formatDuration(seconds, 'narrow') });
}

/** What a job cost that delivered nothing. */
export function failureCostText({ t }: MessageFormatter, { charged, refunded }: JobCost): string {
  if (charged === 0) return t('failed.notCharged');
  return refunded >= charged
    ? t('failed.refunded', { count: refunded })
    : t('failed.charged', { count: charged - refunded });
}
