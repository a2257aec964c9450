import { generationRequest, jobSnapshot } from '@charhub/api-client/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrackedJob } from './generation-jobs.types.ts';
import { MAX_SETTLED_JOBS, mergeTracked, trackSnapshot, trackSubmission } from './tracked-jobs.ts';

const keys = Array.from({ length: 26 }, (_, index) => `key-${String(index)}`);

/** What some tab may know of some jobs; when and by whom a job was made is the same in every tab. */
const knowledge = fc.uniqueArray(
  fc
    .record({
      key: fc.constantFrom(...keys),
      isKnown: fc.boolean(),
      state: fc.constantFrom<TrackedJob['state']>(
        'active',
        'completed',
        'failed',
        'cancelled',
        'lost',
        'refused',
      ),
      seen: fc.boolean(),
      announced: fc.boolean(),
    })
    .map(({ key, isKnown, ...known }): TrackedJob => {
      const createdAt = `2026-01-01T00:00:${key.slice(4).padStart(2, '0')}.000Z`;
      const submitted = trackSubmission(key, generationRequest(), createdAt);
      return isKnown || known.state !== 'active'
        ? { ...submitted, ...known, jobId: `job of ${key}`, request: null }
        : { ...submitted, ...known };
    }),
  { selector: ({ key }) => key, maxLength: 26 },
);

/** As merged: bounded and newest first. */
const held = knowledge.map((jobs) => mergeTracked([], jobs));

describe('what two tabs know together', { timeout: 60_000 }, () => {
  it('is the same whoever merges, and merging again changes nothing', () => {
    fc.assert(
      fc.property(held, held, (a, b) => {
        const merged = mergeTracked(a, b);
        expect(mergeTracked(b, a)).toEqual(merged);
        expect(mergeTracked(merged, b)).toEqual(merged);
        expect(mergeTracked(merged, merged)).toEqual(merged);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never loses an active job and holds at most twenty that are over', () => {
    fc.assert(
      fc.property(held, held, (a, b) => {
        const merged = mergeTracked(a, b);
        expect(merged.filter(({ state }) => state !== 'active').length).toBeLessThanOrEqual(MAX_SETTLED_JOBS);
        const over = new Set([...a, ...b].filter(({ state }) => state !== 'active').map(({ key }) => key));
        for (const { key } of [...a, ...b]) {
          if (!over.has(key)) expect(merged.some((job) => job.key === key)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('never makes a job unseen, unannounced or active again', () => {
    fc.assert(
      fc.property(held, held, (a, b) => {
        for (const job of mergeTracked(a, b)) {
          for (const known of [...a, ...b].filter(({ key }) => key === job.key)) {
            expect(job.seen || !known.seen).toBe(true);
            expect(job.announced || !known.announced).toBe(true);
            expect(job.state === 'active' && known.state !== 'active').toBe(false);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a job found on the server', () => {
  it('has the key it was submitted with, else its id', () => {
    expect(trackSnapshot(jobSnapshot({ id: 'job-1', idempotencyKey: 'key-1' })).key).toBe('key-1');
    expect(trackSnapshot(jobSnapshot({ id: 'job-1', idempotencyKey: null })).key).toBe('job-1');
  });
});
