import cors from 'cors';
import type { RequestHandler } from 'express';

/**
 * Lets pages of these origins call the API and read pictures; nobody else's. Sessions travel in a header, never in a
 * cookie, so no credentials are allowed.
 */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  return cors({
    origin: [...origins],
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key'],
    exposedHeaders: ['Retry-After', 'X-Request-Id'],
    maxAge: 600,
  });
}
