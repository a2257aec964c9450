import type { ErrorRequestHandler, RequestHandler } from 'express';
import multer from 'multer';
import type { Logger } from 'pino';
import type * as z from 'zod';

/** CharHub's error codes that this server uses, and two of its own: `AVATAR_REQUIRED` and `WORKFLOW_NOT_READY`. */
export const apiErrorCodes = [
  'FORBIDDEN',
  'INVALID_INPUT',
  'MISSING_REQUIRED_FIELD',
  'VALUE_OUT_OF_RANGE',
  'NOT_FOUND',
  'CHARACTER_NOT_FOUND',
  'IMAGE_NOT_FOUND',
  'ALREADY_EXISTS',
  'INVALID_STATE',
  'AVATAR_REQUIRED',
  'WORKFLOW_NOT_READY',
  'CREDITS_INSUFFICIENT',
  'RATE_LIMIT_EXCEEDED',
  'EXTERNAL_SERVICE_ERROR',
  'R2_STORAGE_ERROR',
  'INTERNAL_ERROR',
] as const;
export type ApiErrorCode = (typeof apiErrorCodes)[number];

/** Named facts, or lines a person can act on. */
export type ErrorDetails = Readonly<Record<string, unknown>> | readonly string[];

/** Answered in CharHub's first shape: `{error: {code, message, field?, details?}}`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: ApiErrorCode;
  readonly field: string | undefined;
  readonly details: ErrorDetails | undefined;
  /** Answered as the `Retry-After` header. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    code: ApiErrorCode,
    message: string,
    more: {
      field?: string;
      details?: ErrorDetails;
      retryAfterSeconds?: number;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: more.cause });
    this.status = status;
    this.code = code;
    this.field = more.field;
    this.details = more.details;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** CharHub's second shape, `{error: "<text>"}`, used for everything about tokens. */
export class UnauthorizedError extends Error {
  override readonly name = 'UnauthorizedError';
}

/** A multipart body that cannot be taken apart; answered in CharHub's third shape. */
export class MalformedUploadError extends Error {
  override readonly name = 'MalformedUploadError';
}

/** @throws ApiError 400 naming the first field that is wrong. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = String(issue?.path[0] ?? '');
  const isMissing = issue?.code === 'invalid_type' && issue.message.endsWith('received undefined');
  const code = isMissing
    ? 'MISSING_REQUIRED_FIELD'
    : issue?.code === 'too_big'
      ? 'VALUE_OUT_OF_RANGE'
      : 'INVALID_INPUT';
  const message = isMissing ? `${field} is required` : (issue?.message ?? 'Invalid input');
  throw new ApiError(400, code, message, field === '' ? {} : { field });
}

export const routeNotFound: RequestHandler = (req, res) => {
  res.status(404).json({ error: 'Route not found', path: req.originalUrl });
};

/** Turns whatever a route threw into the shape CharHub uses for it; nothing internal leaves the server. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    if (error instanceof ApiError) {
      const { status, code, message, field, details, retryAfterSeconds } = error;
      if (retryAfterSeconds !== undefined) res.set('Retry-After', String(retryAfterSeconds));
      if (error.cause !== undefined) logger.error({ err: error, requestId: req.id }, 'request failed');
      res
        .status(status)
        .json({ error: { code, message, ...(field && { field }), ...(details && { details }) } });
      return;
    }
    if (error instanceof UnauthorizedError) {
      res.status(401).json({ error: error.message });
      return;
    }
    if (error instanceof MalformedUploadError) {
      res.status(400).json({ success: false, message: error.message, error: 'UPLOAD_ERROR' });
      return;
    }
    if (error instanceof multer.MulterError) {
      const body = uploadError(error);
      res.status(body.error === 'FILE_TOO_LARGE' ? 413 : 400).json(body);
      return;
    }
    const status = clientErrorStatus(error);
    if (status !== null) {
      res.status(status).json({ error: error instanceof Error ? error.message : 'Bad request' });
      return;
    }
    logger.error({ err: error, requestId: req.id }, 'request failed');
    res
      .status(500)
      .json({ error: { code: 'INTERNAL_ERROR', message: 'Something went wrong on the server' } });
  };
}

function uploadError(error: multer.MulterError) {
  const codes: Partial<Record<string, string>> = {
    LIMIT_FILE_SIZE: 'FILE_TOO_LARGE',
    LIMIT_FILE_COUNT: 'TOO_MANY_FILES',
    LIMIT_UNEXPECTED_FILE: 'UNEXPECTED_FIELD',
    LIMIT_PART_COUNT: 'TOO_MANY_PARTS',
    LIMIT_FIELD_KEY: 'FIELD_NAME_TOO_LONG',
    LIMIT_FIELD_VALUE: 'FIELD_VALUE_TOO_LONG',
    LIMIT_FIELD_COUNT: 'TOO_MANY_FIELDS',
  };
  const code = codes[error.code] ?? 'UPLOAD_ERROR';
  return {
    success: false,
    message: error.message,
    error: code,
    ...(code === 'FILE_TOO_LARGE' && { maxSize: '10MB' }),
  };
}

/** Errors that Express' own parsers raise about the request, such as malformed JSON or a body that is too large. */
function clientErrorStatus(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  return error.status >= 400 && error.status < 500 ? error.status : null;
}
