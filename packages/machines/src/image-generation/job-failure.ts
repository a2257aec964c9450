import type { GenerationErrorData, JobSnapshot } from '@charhub/api-client/contract';

/** Why a job ended without its picture, in the terms of an error. The job's own code stays in its snapshot. */
export function jobFailure(job: JobSnapshot | null): GenerationErrorData {
  return {
    code: 'server',
    message: job?.error?.message ?? 'The job ended without a picture',
    field: null,
    status: null,
    retryable: job?.error?.retryable ?? true,
    retryAfterSeconds: null,
    details: job?.error?.details ?? [],
  };
}

/** Whether a person can put it right in the form. */
export function isFormError({ code }: GenerationErrorData): boolean {
  return code === 'insufficient-credits' || code === 'validation';
}
