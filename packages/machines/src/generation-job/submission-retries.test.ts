import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptedError } from '@charhub/api-client/testing';
import { submissionBackoff } from './submission-retries.ts';

const { retryAfterSeconds: _, ...unavailable } = scriptedError('unavailable').toJSON();
const fraction = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

describe('the wait before a submission is sent again', () => {
  it('doubles from half a second and stays below eight seconds', () => {
    const longest = [1, 2, 3, 4, 5, 6, 9].map((attempt) =>
      submissionBackoff({ attempt, error: null }, () => 1),
    );
    expect(longest).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });

  it('is spread over the upper half, so that clients do not come back together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fraction, (attempt, random) => {
        const longest = submissionBackoff({ attempt, error: null }, () => 1);
        const wait = submissionBackoff({ attempt, error: null }, () => random);
        expect(wait).toBeGreaterThanOrEqual(longest / 2);
        expect(wait).toBeLessThanOrEqual(longest);
      }),
    );
  });

  it('keeps what the server asked for, up to half a minute', () => {
    const wait = (retryAfterSeconds: number) =>
      submissionBackoff({ attempt: 1, error: { ...unavailable, retryAfterSeconds } }, () => 1);
    expect([wait(0), wait(5), wait(600)]).toEqual([500, 5_000, 30_000]);
  });
});
