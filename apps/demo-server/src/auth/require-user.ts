import { eq } from 'drizzle-orm';
import type { NextFunction, Request, Response } from 'express';
import type { Db } from '../db/database.ts';
import { users, type UserRole } from '../db/schema.ts';
import { UnauthorizedError } from '../http/api-error.ts';
import type { Tokens } from './tokens.ts';

export interface Caller {
  readonly id: string;
  readonly role: UserRole;
  /** When the token ends, in milliseconds since 1970. */
  readonly tokenExpiresAt: number;
}

/** Generic, so that a route behind it keeps the types of its path's parameters. */
type Middleware = <Params>(req: Request<Params>, res: Response, next: NextFunction) => Promise<void>;

/** Finds out who calls. */
export interface Authentication {
  /** Refuses a request without a valid token; the texts are CharHub's. */
  readonly requireUser: Middleware;
  /** Lets a request without a token pass as nobody; a wrong token is still refused. */
  readonly optionalUser: Middleware;
}

export function createAuthentication(db: Db, tokens: Tokens): Authentication {
  async function authenticate(req: Pick<Request, 'headers'>, res: Response): Promise<void> {
    const header = req.headers.authorization;
    if (header === undefined || !/^Bearer( |$)/.test(header)) {
      throw new UnauthorizedError('Authorization header missing or malformed');
    }
    const token = header.slice('Bearer'.length).trim();
    if (token === '') throw new UnauthorizedError('Missing access token');
    const verified = await tokens.verify(token);
    if (verified === null) throw new UnauthorizedError('Invalid or expired token');
    const [user] = await db.select({ role: users.role }).from(users).where(eq(users.id, verified.userId));
    if (user === undefined) throw new UnauthorizedError('User not found');
    res.locals.caller = { id: verified.userId, role: user.role, tokenExpiresAt: verified.expiresAt };
  }
  return {
    requireUser: async (req, res, next) => {
      await authenticate(req, res);
      next();
    },
    optionalUser: async (req, res, next) => {
      if (req.headers.authorization !== undefined) await authenticate(req, res);
      next();
    },
  };
}

/** Who calls, behind `requireUser`. */
export function callerOf(res: Response): Caller {
  const caller = res.locals.caller;
  if (caller === undefined) throw new UnauthorizedError('Authorization header missing or malformed');
  return caller;
}
