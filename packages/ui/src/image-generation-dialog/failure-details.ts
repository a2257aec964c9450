import type { GenerationErrorData, JobSnapshot } from '@charhub/api-client/contract';
import type { JobMessages } from '../locales/index.ts';
import { failureCostText } from './receipt.ts';

/** What the sentences for a failure are chosen by. */
export function failureCode(job: JobSnapshot | null, error: GenerationErrorData | null): string {
  return job?.error?.code ?? error?.code ?? job?.state ?? 'unknown';
}

/** Nothing is claimed of a submission that was never answered. */
export function failureCost(
  messages: JobMessages,
  job: JobSnapshot | null,
  error: GenerationErrorData | null,
): string | null {
  if (job !== null) return failureCostText(messages, job.cost);
  return error === null || error.status === null ? null : messages.t('failed.notCharged');
}

/** The facts for whoever is asked for help, line by line. */
export function failureDetails(
  { t }: JobMessages,
  job: JobSnapshot | null,
  error: GenerationErrorData | null,
): string[] {
  const code = failureCode(job, error);
  const status = error?.status ?? null;
  const message = job?.error?.message ?? error?.message;
  return [
    `${t('failed.code')}: ${status === null ? code : `${code} (${String(status)})`}`,
    ...(job === null ? [] : [`${t('failed.job')}: ${job.id}`]),
    ...(message === undefined ? [] : [message]),
    ...(job?.error?.details ?? error?.details ?? []),
  ];
}
