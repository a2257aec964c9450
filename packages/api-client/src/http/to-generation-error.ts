import type { GenerationErrorCode } from '../contract/index.ts';
import { GenerationError, isGenerationError, toGenerationErrorData } from '../contract/index.ts';
import { abortedError } from './deadline.ts';
import { readErrorBody } from './error-body.ts';

/** Anything a call can throw, as the one error type of the client. */
export function toGenerationError(thrown: unknown): GenerationError {
  if (isGenerationError(thrown)) return thrown;
  if (!isHttpFailure(thrown)) return new GenerationError(toGenerationErrorData(thrown), { cause: thrown });
  if (thrown.code === 'ERR_CANCELED') return abortedError();
  if (isHttpAnswer(thrown.response)) return answerError(thrown.response, thrown);
  const code = unansweredCode(thrown);
  return new GenerationError(
    { code, message: thrown.message, retryable: code !== 'protocol' },
    { cause: thrown },
  );
}

/** Seconds from now, from a `Retry-After` in seconds or as a date; null when there is none or it makes no sense. */
function retryAfterSeconds(header: unknown): number | null {
  if (typeof header !== 'string' && typeof header !== 'number') return null;
  const text = String(header).trim();
  if (text === '') return null;
  const seconds = Number.isNaN(Number(text)) ? (Date.parse(text) - Date.now()) / 1000 : Number(text);
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}

interface HttpFailure {
  readonly message: string;
  readonly code?: string | undefined;
  readonly response?: unknown;
}

interface HttpAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

// Told by shape, not by class: axios is the host's, perhaps another copy or version than the one our types know.
function isHttpFailure(thrown: unknown): thrown is HttpFailure {
  return thrown instanceof Error && ('isAxiosError' in thrown || '__CANCEL__' in thrown);
}

function isHttpAnswer(response: unknown): response is HttpAnswer {
  return typeof response === 'object' && response !== null && 'status' in response && 'headers' in response;
}

function answerError({ status, data, headers }: HttpAnswer, cause: unknown): GenerationError {
  const body = readErrorBody(data);
  const code = codeOfServer(body.code) ?? codeOfStatus(status);
  return new GenerationError(
    {
      code,
      message: body.message ?? `The server answered ${String(status)} without an explanation`,
      field: body.field ?? (status === 413 ? 'image' : null),
      status,
      retryable:
        code === 'rate-limited' ||
        code === 'timeout' ||
        code === 'unavailable' ||
        (code === 'server' && status !== 501),
      retryAfterSeconds: retryAfterSeconds(headers['retry-after']),
      details: body.details,
      ...(code === 'insufficient-credits' && body.credits !== null && { credits: body.credits }),
      ...(code === 'forbidden' && body.refusal !== null && { refusal: body.refusal }),
    },
    { cause },
  );
}

function codeOfServer(code: string | null): GenerationErrorCode | null {
  switch (code) {
    case 'CREDITS_INSUFFICIENT':
    case 'QUOTA_EXCEEDED':
      return 'insufficient-credits';
    case 'FORBIDDEN':
    case 'ADMIN_REQUIRED':
      return 'forbidden';
    case 'AUTH_REQUIRED':
    case 'AUTH_INVALID':
    case 'AUTH_EXPIRED':
      return 'unauthorized';
    case 'RATE_LIMIT_EXCEEDED':
      return 'rate-limited';
    case 'AVATAR_REQUIRED':
      return 'avatar-required';
    case 'WORKFLOW_NOT_READY':
      return 'rejected';
    case 'ALREADY_EXISTS':
    case 'DUPLICATE_ENTRY':
    case 'INVALID_STATE':
      return 'conflict';
    default:
      return null;
  }
}

function codeOfStatus(status: number): GenerationErrorCode {
  switch (status) {
    case 401:
      return 'unauthorized';
    case 402:
      return 'insufficient-credits';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'not-found';
    case 408:
      return 'timeout';
    case 409:
      return 'conflict';
    case 429:
      return 'rate-limited';
    case 502:
    case 503:
    case 504:
      return 'unavailable';
    default:
      if (status >= 500) return 'server';
      return status >= 400 ? 'validation' : 'protocol';
  }
}

function unansweredCode({ code, message }: HttpFailure): GenerationErrorCode {
  if (code === 'ETIMEDOUT' || (code === 'ECONNABORTED' && message.includes('timeout'))) return 'timeout';
  return code?.startsWith('ERR_') === true && code !== 'ERR_NETWORK' ? 'protocol' : 'network';
}
