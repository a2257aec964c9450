import type { Request } from 'express';
import { FOREIGN_IMAGE } from '../images/image-rows.ts';
import { ApiError } from './api-error.ts';

/**
 * The stored form of a picture's address that somebody names. Only pictures this server stored condition a result;
 * nothing is ever fetched from elsewhere. Whether there is such a picture is not asked here.
 * @throws ApiError 400 with `field` for an address of another server
 */
export function ownImageUrl(req: Request, { url, field }: { url: string; field: string }): string {
  const origin = `${req.protocol}://${req.get('host') ?? ''}`;
  const parsed = URL.canParse(url, origin) ? new URL(url, origin) : null;
  if (parsed !== null && parsed.origin === new URL(origin).origin) return parsed.pathname;
  throw new ApiError(400, 'INVALID_INPUT', FOREIGN_IMAGE, { field });
}
