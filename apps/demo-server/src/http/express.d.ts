import type { RateLimitInfo } from 'express-rate-limit';
import type { Caller } from '../auth/require-user.ts';
import type { Character } from '../characters/characters.ts';

declare global {
  namespace Express {
    interface Request {
      /** Ties the log lines of one request together; also answered as `X-Request-Id`. */
      id: string;
      /** Behind the limit of requests. */
      rateLimit?: RateLimitInfo;
    }
    interface Locals {
      caller?: Caller;
      character?: Character;
      /** The job that a request starts or asks for, for its line in the log. */
      jobId?: string;
    }
  }
}
