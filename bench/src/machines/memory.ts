import { measureInTurn } from '../harness/measure.ts';
import type { Measurement } from '../harness/result.ts';
import { bareJobs } from './bare-jobs.ts';
import { registeredJobs } from './our-jobs.ts';
import { runningJobs, type WatchedJobs } from './watched-jobs.ts';

/** Bytes of heap that one of `count` jobs takes, its snapshot apart, which both sides share. */
export function measureMemory(count: number): Promise<Measurement> {
  const snapshots = runningJobs(count);
  const bytesOf = (start: () => Promise<WatchedJobs> | WatchedJobs) => async () => {
    const before = await usedHeap();
    const jobs = await start();
    const bytes = ((await usedHeap()) - before) / count;
    jobs.stop();
    return bytes;
  };
  return measureInTurn({
    name: 'memory of a job',
    unit: 'B',
    at: `${count.toLocaleString('en-US')} jobs`,
    rounds: 7,
    warmUp: 2,
    sides: {
      ours: bytesOf(() => registeredJobs(snapshots)),
      'bare XState': bytesOf(() => bareJobs(snapshots, 'record and notice silence')),
    },
  });
}

/** After everything unreachable is gone, which takes the microtasks that still hold some of it. */
async function usedHeap(): Promise<number> {
  const collect = globalThis.gc;
  if (collect === undefined) throw new Error('Run with --expose-gc');
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
  return process.memoryUsage().heapUsed;
}
