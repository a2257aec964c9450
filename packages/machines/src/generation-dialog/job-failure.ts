import type { GenerationErrorData, JobSnapshot } from '@charhub/api-client/contract';
import { GenerationError } from '@charhub/api-client/contract';

/** Why a job ended without its picture, in the terms of an error. The job's own code stays in its snapshot. */
export function jobFailure(job: JobSnapshot | null): GenerationErrorData {
  const { message = 'The job ended without a picture', retryable = true, details = [] } = job?.error ?? {};
  return new GenerationError({ code: 'server', message, retryable, details }).toJSON();
}

/** Whether a person can put it right before the next try. */
export function isFormError({ code }: GenerationErrorData): boolean {
  return code === 'insufficient-credits' || code === 'validation' || code === 'avatar-required';
}
