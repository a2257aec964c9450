import type { Measurement, Unit } from './result.ts';
import { estimate } from './statistics.ts';

interface Labels {
  readonly name: string;
  readonly unit: Unit;
  readonly at?: string;
  readonly x?: number;
  /** Which ratios are told: `[of, to]`. @default the first side to each other */
  readonly ratios?: readonly (readonly [of: string, to: string])[];
}

/** One round of a side: the value measured, in the unit. */
export type Side = () => number | Promise<number>;

interface Turns extends Labels {
  /** The first is ours. */
  readonly sides: Readonly<Record<string, Side>>;
  /** How often each side is measured. */
  readonly rounds: number;
  /** Rounds before that, which do not count. @default 1 */
  readonly warmUp?: number;
}

/**
 * Measures sides in turn, A B then B A, so that what slows the machine down for a while slows down all of them, and a
 * machine that grows slower favours none. Ratios are taken within each round.
 */
export async function measureInTurn({ sides, rounds, warmUp = 1, ...labels }: Turns): Promise<Measurement> {
  const all = Object.entries(sides);
  const values: Record<string, number[]> = Object.fromEntries(all.map(([name]) => [name, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [name, side] of round % 2 === 0 ? all : all.toReversed()) {
      const value = await side();
      if (round >= 0) values[name]?.push(value);
    }
  }
  return measurementOf({ ...labels, values });
}

/**
 * The measurement of values that were taken otherwise: for each side, the first of which is ours, one value a round.
 * A side may lack rounds only where no ratio with it is told.
 */
export function measurementOf({
  values,
  ratios,
  ...labels
}: Labels & { readonly values: Readonly<Record<string, readonly number[]>> }): Measurement {
  const [first, ...others] = Object.keys(values);
  const pairs = ratios ?? others.map((other): [string, string] => [first ?? '', other]);
  return {
    ...labels,
    sides: Object.entries(values).map(([name, taken]) => ({
      name,
      summary: estimate(taken),
      values: [...taken],
    })),
    ratios: pairs.map(([of, to]) => ({
      of,
      to,
      summary: estimate(pairwise(values[of], values[to])),
    })),
  };
}

/** What one side's value is to the other's, round by round. */
export function pairwise(of: readonly number[] = [], to: readonly number[] = []): number[] {
  if (of.length !== to.length) throw new Error('Sides of a ratio need the same number of rounds');
  return of.map((value, round) => value / (to[round] ?? Number.NaN));
}
