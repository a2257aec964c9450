/** What repeated measuring says about one quantity. */
export interface Estimate {
  readonly samples: number;
  readonly median: number;
  /** The middle half of the samples. */
  readonly quartiles: readonly [number, number];
  /** Where the true median lies, with 95 % confidence. */
  readonly interval: readonly [number, number];
}

/** Below this many samples, not even the extremes enclose the median with 95 % confidence. */
const enoughSamples = 6;

/** How far beyond their extremes the median may lie when there are few samples: a quarter. */
const allowanceForFew = 1.25;

/** The `share`-th quantile of samples, interpolated. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) throw new Error('There is no sample');
  return below + (above - below) * (position - Math.floor(position));
}

/**
 * The median of samples and how sure it is. The interval is that of the order statistics, which assumes nothing about
 * the distribution; with fewer than six samples it is their range and a quarter beyond.
 */
export function estimate(samples: readonly number[]): Estimate {
  const sorted = samples.toSorted((a, b) => a - b);
  return {
    samples: samples.length,
    median: quantile(sorted, 0.5),
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.75)],
    interval: samples.length < enoughSamples ? widened(sorted) : medianInterval(sorted),
  };
}

/** Of something that does not vary, such as the bytes of a file. */
export function exactly(value: number): Estimate {
  return { samples: 1, median: value, quartiles: [value, value], interval: [value, value] };
}

function widened(sorted: readonly number[]): [number, number] {
  const [low, high] = [quantile(sorted, 0), quantile(sorted, 1)];
  const below = low < 0 ? low * allowanceForFew : low / allowanceForFew;
  const above = high < 0 ? high / allowanceForFew : high * allowanceForFew;
  return [below, above];
}

/** The number of samples below the true median is binomial: as many are cut off at each end as 2.5 % allow. */
function medianInterval(sorted: readonly number[]): [number, number] {
  const count = sorted.length;
  let chance = 0.5 ** count;
  let outside = chance;
  let cut = 0;
  for (;;) {
    chance *= (count - cut) / (cut + 1);
    if (outside + chance > 0.025) break;
    outside += chance;
    cut += 1;
  }
  const low = sorted[cut];
  const high = sorted[count - 1 - cut];
  if (low === undefined || high === undefined) throw new Error('There is no sample');
  return [low, high];
}
