import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createKey } from './create-key.ts';

const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

afterEach(() => vi.unstubAllGlobals());

describe('an idempotency key', () => {
  it('is a UUID of version 4 whatever the random bytes are, without crypto.randomUUID', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (random) => {
        vi.stubGlobal('crypto', {
          getRandomValues: (bytes: Uint8Array) => {
            bytes.set(random);
            return bytes;
          },
        });
        expect(createKey()).toMatch(version4);
      }),
    );
  });

  it('keeps the random digits in their order', () => {
    vi.stubGlobal('crypto', {
      getRandomValues: (bytes: Uint8Array) => bytes.map((_, index) => index * 0x11),
    });
    expect(createKey()).toBe('00112233-4455-4677-8899-aabbccddeeff');
  });

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 1_000 }, createKey)).size).toBe(1_000);
  });
});
