import type { Request } from 'express';
import { ApiError } from './api-error.ts';

/** @throws ApiError 400 for a key that is empty, longer than 200 characters or not visible ASCII */
export function idempotencyKeyOf(req: Request): string | null {
  const key = req.get('Idempotency-Key');
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new ApiError(400, 'INVALID_INPUT', 'An Idempotency-Key has 1 to 200 visible ASCII characters', {
      field: 'Idempotency-Key',
    });
  }
  return key;
}
