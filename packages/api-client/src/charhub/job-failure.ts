import type { GenerationErrorCode, JobError } from '../contract/index.ts';

interface Meaning {
  readonly text: RegExp;
  readonly code: GenerationErrorCode;
  readonly retryable: boolean;
}

const meanings: readonly Meaning[] = [
  { text: /insufficient credits/i, code: 'insufficient-credits', retryable: false },
  { text: /avatar must be generated first/i, code: 'avatar-required', retryable: false },
  { text: /unauthorized/i, code: 'forbidden', retryable: false },
  { text: /character .*not found/i, code: 'not-found', retryable: false },
  { text: /timed out/i, code: 'timeout', retryable: true },
  { text: /^unsupported generation type/i, code: 'validation', retryable: false },
  { text: /^failed to (prepare|queue|retrieve|upload)/i, code: 'unavailable', retryable: true },
];

/** Why a job of the host failed. The host has no codes for this: the text of its worker has to be read. */
export function jobFailure(text: string | null | undefined): JobError {
  const message = text?.trim() || 'The job failed without an explanation';
  const meaning = meanings.find((known) => known.text.test(message));
  return { code: meaning?.code ?? 'server', message, retryable: meaning?.retryable ?? true, details: [] };
}
