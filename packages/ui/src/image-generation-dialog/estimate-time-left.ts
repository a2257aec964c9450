import type { JobEstimate } from '@charhub/api-client/contract';

/** What has been seen of one job so far. */
export interface PaceRecord {
  readonly jobId: string;
  /** Milliseconds and percent when painting was first seen. */
  readonly since: { readonly at: number; readonly percent: number };
  /** The estimate to show; null before there is one, and when it is not worth a word any more. */
  readonly range: TimeRange | null;
  /** Milliseconds at which all will be over at the latest, as far as was ever said. */
  readonly latestEnd: number;
}

/** Seconds. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

interface Observation {
  readonly jobId: string;
  readonly percent: number;
  /** Milliseconds on a clock that only goes forward. */
  readonly at: number;
}

const enoughPercent = 12;
const enoughMilliseconds = 3_000;
const step = 5;

/** From the pace on this screen, so that no clock but its own matters. Silent until it has seen enough; never grows. */
export function recordPace(held: PaceRecord | null, seen: Observation): PaceRecord {
  if (held === null || held.jobId !== seen.jobId) {
    return { jobId: seen.jobId, since: seen, range: null, latestEnd: Infinity };
  }
  const elapsed = seen.at - held.since.at;
  const gained = seen.percent - held.since.percent;
  if (gained < enoughPercent || elapsed < enoughMilliseconds) return held;
  const left = ((100 - seen.percent) / gained) * (elapsed / 1_000);
  const promised = (held.latestEnd - seen.at) / 1_000;
  const to = Math.ceil(Math.min(left * 1.2, promised) / step) * step;
  const from = Math.min(Math.floor((left * 0.9) / step) * step, to - step);
  return {
    ...held,
    range: to > step ? { from: Math.max(step, from), to } : null,
    latestEnd: Math.min(held.latestEnd, seen.at + to * 1_000),
  };
}

/** What a server promises a waiting job, in steps that do not pretend to know more. */
export function promisedRange({ minSeconds, maxSeconds }: JobEstimate): TimeRange {
  const to = Math.max(step, Math.ceil(maxSeconds / step) * step);
  // From two minutes on durations are told in minutes, and none is less than one.
  const least = to < 120 ? step : 60;
  return { from: Math.min(to, Math.max(least, Math.floor(minSeconds / step) * step)), to };
}
