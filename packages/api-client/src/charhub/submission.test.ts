import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReferenceView } from '../contract/index.ts';
import type { Submission } from './submission.ts';
import { fromJobId, toJobId } from './submission.ts';

const text = fc.string({ minLength: 1, unit: 'grapheme' });

const submission: fc.Arbitrary<Submission> = fc
  .record({
    number: text,
    characterId: text,
    quoted: fc.nat(),
    submittedAt: fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
      .map((date) => date.toISOString()),
    idempotencyKey: fc.option(text),
    views: fc.subarray([...ReferenceView.options]),
    onePicture: fc.constantFrom('avatar' as const, 'cover' as const),
  })
  .map(({ onePicture, ...rest }) => ({
    ...rest,
    kind: rest.views.length === 0 ? onePicture : ('reference-dataset' as const),
  }));

describe('the id of a job on a back end without job routes', () => {
  it('says everything that was known when the job was started', () => {
    fc.assert(
      fc.property(submission, (given) => {
        expect(fromJobId(toJobId(given))).toEqual(given);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same for the same job', () => {
    fc.assert(
      fc.property(submission, (given) => {
        const again = fromJobId(toJobId(given));
        expect(again === null ? null : toJobId(again)).toBe(toJobId(given));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '12',
    'job-1',
    'charhub:12',
    'charhub:?kind=avatar',
    'charhub:%E0%A4%A?kind=avatar&characterId=c&quoted=1&submittedAt=2026-01-01T12:00:00.000Z',
    'charhub:12?kind=sticker&characterId=c&quoted=1&submittedAt=2026-01-01T12:00:00.000Z',
    'charhub:12?kind=avatar&characterId=c&submittedAt=2026-01-01T12:00:00.000Z',
    'charhub:12?kind=avatar&characterId=c&quoted=1&submittedAt=soon',
    'charhub:12?kind=reference-dataset&characterId=c&quoted=1&submittedAt=2026-01-01T12:00:00.000Z',
    'charhub:12?kind=reference-dataset&views=nose&characterId=c&quoted=1&submittedAt=2026-01-01T12:00:00.000Z',
  ])('is not any other text: %s', (jobId) => {
    expect(fromJobId(jobId)).toBeNull();
  });
});
