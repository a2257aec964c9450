import type { PermissionRefusal } from './character.ts';

/**
 * One taxonomy for everything that can go wrong between a click and a picture.
 * `aborted` is the caller's own doing; `protocol` is an answer that does not fit the contract.
 */
export type GenerationErrorCode =
  | 'forbidden'
  | 'unauthorized'
  | 'insufficient-credits'
  | 'validation'
  | 'not-found'
  /** Reference views are built from an active avatar, and the character has none. */
  | 'avatar-required'
  | 'conflict'
  /** The image service lacks what this job needs; `details` names every missing part. */
  | 'rejected'
  /** It is unknown whether an earlier request arrived, and the back end could charge for this one again. */
  | 'unconfirmed'
  | 'rate-limited'
  | 'unavailable'
  | 'server'
  | 'network'
  | 'timeout'
  | 'aborted'
  | 'protocol';

/** What is missing to pay. A number is null where the server does not tell it. */
export interface CreditShortfall {
  readonly required: number | null;
  readonly available: number | null;
  readonly missing: number | null;
}

/** The plain-JSON form of an error, fit for a machine's context and for storage. */
export interface GenerationErrorData {
  readonly code: GenerationErrorCode;
  /** English, for logs and details; people read a sentence chosen by `code`. */
  readonly message: string;
  /** The field of the request that is wrong, when the server names one. */
  readonly field: string | null;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  /** Whether the same request may succeed when it is sent again. */
  readonly retryable: boolean;
  /** Seconds to wait before the next try, from `Retry-After`; null when the server gave none. */
  readonly retryAfterSeconds: number | null;
  /** Lines a person can act on, such as each missing model. */
  readonly details: readonly string[];
  /** Of `insufficient-credits`: what is missing, when the server tells. */
  readonly credits?: CreditShortfall | undefined;
  /** Of `forbidden`: what is missing and who is allowed, when it is known. */
  readonly refusal?: PermissionRefusal | undefined;
}

/** What every rejected promise of a `GenerationClient` carries. */
export class GenerationError extends Error implements GenerationErrorData {
  override readonly name = 'GenerationError';
  readonly code: GenerationErrorCode;
  readonly field: string | null;
  readonly status: number | null;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | null;
  readonly details: readonly string[];
  readonly credits?: CreditShortfall;
  readonly refusal?: PermissionRefusal;

  constructor(
    data: Pick<GenerationErrorData, 'code' | 'message'> & Partial<GenerationErrorData>,
    options?: ErrorOptions,
  ) {
    super(data.message, options);
    this.code = data.code;
    this.field = data.field ?? null;
    this.status = data.status ?? null;
    this.retryable = data.retryable ?? false;
    this.retryAfterSeconds = data.retryAfterSeconds ?? null;
    this.details = data.details ?? [];
    if (data.credits !== undefined) this.credits = data.credits;
    if (data.refusal !== undefined) this.refusal = data.refusal;
  }

  toJSON(): GenerationErrorData {
    const { code, message, field, status, retryable, retryAfterSeconds, details, credits, refusal } = this;
    return {
      ...{ code, message, field, status, retryable, retryAfterSeconds, details },
      ...(credits !== undefined && { credits }),
      ...(refusal !== undefined && { refusal }),
    };
  }
}

/** Told by its name and not by its class, so that an error of another copy of this package is known too. */
export function isGenerationError(thrown: unknown): thrown is GenerationError {
  return thrown instanceof Error && thrown.name === 'GenerationError' && 'retryAfterSeconds' in thrown;
}

/** Anything thrown, as plain data: a `GenerationError` keeps what it says, anything else is a `protocol` error. */
export function toGenerationErrorData(thrown: unknown): GenerationErrorData {
  if (isGenerationError(thrown)) return thrown.toJSON();
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new GenerationError({ code: 'protocol', message }).toJSON();
}
