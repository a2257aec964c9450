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
  | 'rate-limited'
  | 'unavailable'
  | 'server'
  | 'network'
  | 'timeout'
  | 'aborted'
  | 'protocol';

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
  }

  toJSON(): GenerationErrorData {
    const { code, message, field, status, retryable, retryAfterSeconds, details } = this;
    return { code, message, field, status, retryable, retryAfterSeconds, details };
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
