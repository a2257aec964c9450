import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { ApiError } from './api-error.ts';

/**
 * Refuses what one address asks beyond so many requests a minute with 429 and `Retry-After`. Counted in this process:
 * several APIs allow that many each. 0 refuses nothing.
 */
export function requestLimit(perMinute: number): RequestHandler {
  if (perMinute === 0) return (_req, _res, next) => next();
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (req, _res, next) => {
      const resetTime = req.rateLimit?.resetTime?.getTime() ?? 0;
      const retryAfterSeconds = Math.max(1, Math.ceil((resetTime - Date.now()) / 1000));
      const message = `More than ${String(perMinute)} requests in a minute are not answered`;
      const details = { limit: perMinute };
      next(new ApiError(429, 'RATE_LIMIT_EXCEEDED', message, { retryAfterSeconds, details }));
    },
  });
}
