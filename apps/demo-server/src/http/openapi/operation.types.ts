import type * as z from 'zod';

/** Any schema, of `zod` as of `zod/mini`. */
export type Schema = z.core.$ZodType;

/** What one route takes and answers. Its path's parameters are read from its path. */
export interface ApiOperation {
  readonly summary: string;
  readonly tag: 'Generation' | 'Jobs' | 'Pictures' | 'Characters' | 'Credits' | 'Demo' | 'Operations';
  /** `optional`: a token is used when there is one. */
  readonly access: 'anybody' | 'optional' | 'signed in';
  readonly query?: z.ZodObject;
  readonly body?: Schema;
  /** A multipart body with at most one file; `fields` beside it. */
  readonly form?: { readonly file: string; readonly isFileOptional?: boolean; readonly fields: Schema };
  readonly takesIdempotencyKey?: boolean;
  /** Answers that deliver: JSON of this schema, another media type, or nothing. */
  readonly replies: Readonly<Record<number, Schema | { readonly mediaType: string } | null>>;
  /** Statuses of refusals besides those that every route may answer: 400, 413, 415, 429, 500, and 401 for a token. */
  readonly refusals?: readonly number[];
}

/** Keyed like `GET /api/v1/characters/:id`. */
export type ApiOperations = Readonly<Record<string, ApiOperation>>;
