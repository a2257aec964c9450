import type { JobEstimate, JobKind } from '@charhub/api-client/contract';
import type { JobRecord } from './job-record.ts';
import type { PaintTime } from './paint-times.ts';
import type { WorkAhead } from './queue-line.ts';

type Times = ReadonlyMap<JobKind, PaintTime>;

/** When a job will have ended, out of what its like took; null when that is not known of everything it waits for. */
export function estimateOf(
  job: Pick<JobRecord, 'kind' | 'state' | 'stages'>,
  ahead: readonly WorkAhead[],
  times: Times,
): JobEstimate | null {
  const own = times.get(job.kind);
  if (own === undefined) return null;
  const pictures = picturesLeft(job.stages);
  let min = pictures * own.low;
  let max = pictures * own.high;
  if (job.state === 'queued') {
    const workers = ahead.reduce((total, { running }) => total + running, 0);
    // While nothing runs nobody knows whether there is a worker at all.
    if (workers === 0) return null;
    for (const work of ahead) {
      const time = times.get(work.kind);
      if (time === undefined) return null;
      // What is being painted may be all but done.
      min += (Math.max(0, work.pictures - work.running) * time.low) / workers;
      max += (work.pictures * time.high) / workers;
    }
  }
  return { minSeconds: Math.round(min), maxSeconds: Math.ceil(max) };
}

/** A picture half done counts half. */
function picturesLeft(stages: JobRecord['stages']): number {
  return stages
    .filter(({ state }) => state === 'pending' || state === 'running')
    .reduce((total, { percent }) => total + 1 - percent / 100, 0);
}
