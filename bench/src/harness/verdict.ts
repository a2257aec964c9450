import type { Goal } from './benchmark.ts';
import type { Verdict } from './result.ts';
import type { Estimate } from './statistics.ts';

/** A goal is met or missed only when the whole interval is on one side of it, so noise cannot turn a verdict. */
export function verdictOf(
  { atMost, atLeast }: Pick<Goal, 'atMost' | 'atLeast'>,
  measured: Estimate,
): Verdict {
  const [low, high] = measured.interval;
  const isMet = (atMost === undefined || high <= atMost) && (atLeast === undefined || low >= atLeast);
  const isMissed = (atMost !== undefined && low > atMost) || (atLeast !== undefined && high < atLeast);
  return isMet ? 'met' : isMissed ? 'missed' : 'too noisy to say';
}
