import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promisedRange, recordPace, type PaceRecord } from './estimate-time-left.ts';

const seen = (percent: number, at: number, jobId = 'job-1') => ({ jobId, percent, at });
const after = (...observations: ReturnType<typeof seen>[]) =>
  observations.reduce<PaceRecord | null>(recordPace, null)?.range ?? null;

describe('the time left', () => {
  it('is not guessed before enough is seen', () => {
    expect(after(seen(0, 0))).toBeNull();
    expect(after(seen(0, 0), seen(30, 1_000))).toBeNull();
    expect(after(seen(0, 0), seen(5, 10_000))).toBeNull();
  });

  it('follows from the pace on this screen', () => {
    expect(after(seen(0, 0), seen(50, 20_000))).toEqual({ from: 15, to: 25 });
  });

  it('starts anew with another job', () => {
    expect(after(seen(0, 0), seen(50, 20_000), seen(50, 21_000, 'job-2'))).toBeNull();
  });

  it('never grows', () => {
    const steps = fc.array(fc.record({ gain: fc.nat(10), wait: fc.nat(20_000) }), { minLength: 2 });
    fc.assert(
      fc.property(steps, (list) => {
        let held: PaceRecord | null = null;
        let percent = 0;
        let at = 0;
        let shown = Infinity;
        for (const { gain, wait } of list) {
          percent = Math.min(100, percent + gain);
          at += wait;
          held = recordPace(held, seen(percent, at));
          if (held.range === null) continue;
          expect(held.range.to).toBeLessThanOrEqual(shown);
          expect(held.range.from).toBeLessThanOrEqual(held.range.to);
          shown = held.range.to;
        }
      }),
    );
  });
});

describe('what the server promises a waiting job', () => {
  it.each([
    [
      { minSeconds: 0, maxSeconds: 0 },
      { from: 5, to: 5 },
    ],
    [
      { minSeconds: 12, maxSeconds: 33 },
      { from: 10, to: 35 },
    ],
    [
      { minSeconds: 12, maxSeconds: 150 },
      { from: 60, to: 150 },
    ],
  ])('is told in steps that do not pretend to know more: %j', (estimate, range) => {
    expect(promisedRange(estimate)).toEqual(range);
  });
});
