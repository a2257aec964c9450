import type { GenerationErrorCode, GenerationErrorData } from '@charhub/api-client/contract';

/** How often a submission is sent before a person has to ask for it again. */
export const MAX_SUBMISSION_ATTEMPTS = 4;

const transientCodes: ReadonlySet<GenerationErrorCode> = new Set([
  'network',
  'timeout',
  'server',
  'unavailable',
  'rate-limited',
]);

const unansweredCodes: ReadonlySet<GenerationErrorCode> = new Set([...transientCodes, 'protocol', 'aborted']);

/** Whether the same call is worth sending again without asking anybody. */
export function isTransient(error: GenerationErrorData): boolean {
  return transientCodes.has(error.code);
}

/** Whether it is unknown if the server took the job, so that only the same key may be sent again. */
export function isUnanswered(error: GenerationErrorData): boolean {
  return unansweredCodes.has(error.code);
}

/**
 * Milliseconds to wait before the next try: doubling from 0.5 s, at most 8 s, the upper half of it random, so that
 * many clients do not come back at once. A server's `Retry-After` is kept up to 30 s.
 */
export function submissionBackoff(
  { attempt, error }: { attempt: number; error: GenerationErrorData | null },
  random: () => number = Math.random,
): number {
  const ceiling = Math.min(8_000, 500 * 2 ** Math.max(0, attempt - 1));
  const asked = Math.min(30_000, (error?.retryAfterSeconds ?? 0) * 1_000);
  return Math.max(asked, Math.round(ceiling * (0.5 + random() / 2)));
}
