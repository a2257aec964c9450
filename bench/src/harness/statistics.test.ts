import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureInTurn } from './measure.ts';
import { estimate, exactly } from './statistics.ts';
import { verdictOf } from './verdict.ts';

describe('an estimate', () => {
  it('encloses the true median as often as it says', () => {
    const seeds = Array.from({ length: 2_000 }, (_, index) => index + 1);
    const enclosed = seeds.filter((seed) => {
      const [low, high] = estimate(uniform(seed, 15)).interval;
      return low <= 0.5 && 0.5 <= high;
    });
    expect(enclosed.length / seeds.length).toBeGreaterThan(0.94);
  });

  it('grows surer with more samples', () => {
    const width = (count: number) => {
      const [low, high] = estimate(uniform(7, count)).interval;
      return high - low;
    };
    expect(width(400)).toBeLessThan(width(20) / 2);
  });

  it('allows for more than it saw when it saw little', () => {
    expect(estimate([10, 20]).interval).toEqual([8, 25]);
    expect(exactly(10).interval).toEqual([10, 10]);
  });

  it('has its median in the middle of everything', () => {
    const numbers = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(numbers, (samples) => {
        const { median, quartiles, interval } = estimate(samples);
        const [low, high] = interval;
        return quartiles[0] <= median && median <= quartiles[1] && low <= median && median <= high;
      }),
    );
  });
});

describe('a verdict', () => {
  it('is given only when all of the interval is on one side of the goal', () => {
    const measured = estimate([9, 9.5, 10, 10, 10, 10, 10.5, 11]);
    expect(verdictOf({ atMost: 12 }, measured)).toBe('met');
    expect(verdictOf({ atMost: 10 }, measured)).toBe('too noisy to say');
    expect(verdictOf({ atMost: 8 }, measured)).toBe('missed');
    expect(verdictOf({ atLeast: 8 }, measured)).toBe('met');
    expect(verdictOf({ atLeast: 10 }, measured)).toBe('too noisy to say');
    expect(verdictOf({ atLeast: 12 }, measured)).toBe('missed');
  });
});

describe('measuring in turn', () => {
  it('takes ratios within a round, so what slows down both changes none', async () => {
    let slowness = 1;
    const sides = { ours: () => (slowness *= 1.5), theirs: () => (slowness *= 1) * 2 };
    const { ratios, sides: measured } = await measureInTurn({ name: 'x', unit: 'ms', sides, rounds: 8 });
    expect(measured.map(({ values }) => values.length)).toEqual([8, 8]);
    expect(ratios[0]?.summary.median).toBeCloseTo((0.5 + 0.75) / 2);
  });

  it('asks the sides in alternating order', async () => {
    const asked: string[] = [];
    const side = (name: string) => () => asked.push(name);
    await measureInTurn({
      name: 'x',
      unit: 'ms',
      sides: { a: side('a'), b: side('b') },
      rounds: 2,
      warmUp: 0,
    });
    expect(asked).toEqual(['a', 'b', 'b', 'a']);
  });
});

/** Numbers from 0 to 1 by a linear congruence, the same for a seed at each run. */
function uniform(seed: number, count: number): number[] {
  let state = seed * 7_919;
  return Array.from({ length: count }, () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647);
}
