import type { GenerationErrorCode } from '../contract/index.ts';
import { GenerationError, isGenerationError } from '../contract/index.ts';

const statuses: Partial<Record<GenerationErrorCode, number>> = {
  validation: 400,
  unauthorized: 401,
  'insufficient-credits': 402,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'rate-limited': 429,
  server: 500,
  unavailable: 503,
  rejected: 503,
};

const retryable: ReadonlySet<GenerationErrorCode> = new Set([
  'rate-limited',
  'server',
  'unavailable',
  'network',
  'timeout',
]);

/** An error as the real client makes it for this code. */
export function scriptedError(error: GenerationErrorCode | GenerationError): GenerationError {
  if (isGenerationError(error)) return error;
  return new GenerationError({
    code: error,
    message: `Scripted: ${error}`,
    status: statuses[error] ?? null,
    retryable: retryable.has(error),
  });
}
