import { base64url, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createTokens } from './tokens.ts';

// Long enough for every HMAC.
const secret = 'a secret for this test only'.repeat(4);
const key = new TextEncoder().encode(secret);
const tokens = createTokens(secret);
const inAnHour = Math.floor(Date.now() / 1000) + 3600;

const encoded = (part: object) => base64url.encode(JSON.stringify(part));
const claims = { sub: 'somebody', exp: inAnHour };

describe('a session token', () => {
  it('says whose it is and when it ends', async () => {
    const before = Date.now();
    const verified = await tokens.verify(await tokens.issue('somebody', 60));
    expect(verified?.userId).toBe('somebody');
    expect(verified?.expiresAt).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000 + 60_000);
  });

  it.each([
    ['without a signature', () => `${encoded({ alg: 'none' })}.${encoded(claims)}.`],
    [
      'that names no algorithm but is signed',
      async () => {
        const [, payload, signature] = (await tokens.issue('somebody')).split('.');
        return `${encoded({ alg: 'none' })}.${payload ?? ''}.${signature ?? ''}`;
      },
    ],
    [
      'of the same key with another algorithm',
      () => new SignJWT(claims).setProtectedHeader({ alg: 'HS384' }).sign(key),
    ],
    [
      'with other claims under the same signature',
      async () => {
        const [header, , signature] = (await tokens.issue('somebody')).split('.');
        return `${header ?? ''}.${encoded({ ...claims, sub: 'admin' })}.${signature ?? ''}`;
      },
    ],
    ['of another key', () => createTokens('another secret altogether').issue('somebody')],
    ['that has expired', () => tokens.issue('somebody', -1)],
    ['that never ends', () => new SignJWT({ sub: 'x' }).setProtectedHeader({ alg: 'HS256' }).sign(key)],
    ['of nobody', () => new SignJWT({ exp: inAnHour }).setProtectedHeader({ alg: 'HS256' }).sign(key)],
    [
      'that is not valid yet',
      () => new SignJWT({ ...claims, nbf: inAnHour }).setProtectedHeader({ alg: 'HS256' }).sign(key),
    ],
    ['that is empty', () => ''],
    ['of only dots', () => '..'],
  ])('%s is none', async (_what, make) => {
    expect(await tokens.verify(await make())).toBeNull();
  });
});
