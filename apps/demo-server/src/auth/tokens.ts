import { createSecretKey } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

const LIFETIME_SECONDS = 7 * 24 * 3600;

export interface VerifiedToken {
  readonly userId: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Signs and checks session tokens (JWT, HS256). */
export interface Tokens {
  issue(userId: string, lifetimeSeconds?: number): Promise<string>;
  /** Null for anything that is not a valid token of ours: garbled, expired, signed otherwise. */
  verify(token: string): Promise<VerifiedToken | null>;
}

export function createTokens(secret: string): Tokens {
  // Of bytes a key would be made again at each use.
  const key = createSecretKey(secret, 'utf8');
  return {
    issue(userId, lifetimeSeconds = LIFETIME_SECONDS) {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(userId)
        .setIssuedAt(now)
        .setExpirationTime(now + lifetimeSeconds)
        .sign(key);
    },
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          requiredClaims: ['sub', 'exp'],
        });
        if (payload.sub === undefined || payload.exp === undefined) return null;
        return { userId: payload.sub, expiresAt: payload.exp * 1000 };
      } catch {
        return null;
      }
    },
  };
}
