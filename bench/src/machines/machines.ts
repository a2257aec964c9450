import { measure } from 'mitata';
import type { Benchmark } from '../harness/benchmark.ts';
import { measureInTurn, measurementOf, pairwise } from '../harness/measure.ts';
import { estimate } from '../harness/statistics.ts';
import { bareJobs } from './bare-jobs.ts';
import { measureMemory } from './memory.ts';
import { registeredJobs } from './our-jobs.ts';
import { runningJobs, type WatchedJobs } from './watched-jobs.ts';

const counts = [1, 10, 100, 1_000];
const most = 1_000;
const rounds = 21;
/** For each side and round: batches of a few milliseconds, of which the median counts, so that a pause spoils only one. */
const batches = { batch_samples: 512, min_samples: 7, min_cpu_time: 30e6 };

const ours = 'ours';
const bare = 'bare XState';
const least = 'bare, records only';

export const benchmark: Benchmark = {
  name: 'machines',
  question: 'What does a snapshot cost on its way to the component, and does it cost more with more jobs?',
  goals: [
    {
      name: 'beside bare',
      statement:
        'A snapshot costs little more than the same update in bare XState, however many jobs there are',
      unit: '×',
      atMost: 1.5,
    },
    {
      name: 'flat',
      statement: 'From 1 job to 1,000, its cost grows no more than that of bare XState',
      unit: '×',
      atMost: 1.25,
    },
  ],
  charts: [
    {
      title: 'Time for one snapshot, from the client to its subscriber',
      kind: 'lines',
      measurements: ['one snapshot'],
      scale: 'linear',
      xLabel: 'jobs',
    },
    { title: 'Memory of one running job', kind: 'bars', measurements: ['memory of a job'], scale: 'linear' },
  ],
  limitSeconds: 150,
  run: async ({ progress }) => {
    progress('memory');
    const memory = await measureMemory(300);

    progress('time');
    const sides = Object.fromEntries(
      (await Promise.all(counts.map(startSides))).flat().map(([name, jobs]) => [name, timed(jobs)]),
    );
    const all = await measureInTurn({
      name: 'one snapshot',
      unit: 'µs',
      sides,
      rounds,
      warmUp: 2,
      ratios: [],
    });
    const valuesOf = (side: string, count: number) =>
      all.sides.find(({ name }) => name === named(side, count))?.values ?? [];
    const growth = (side: string) => pairwise(valuesOf(side, most), valuesOf(side, 1));

    return {
      measurements: [
        ...counts.map((count) =>
          measurementOf({
            name: 'one snapshot',
            unit: 'µs',
            at: count === 1 ? '1 job' : `${count.toLocaleString('en-US')} jobs`,
            x: count,
            values: Object.fromEntries([ours, bare, least].map((side) => [side, valuesOf(side, count)])),
          }),
        ),
        measurementOf({
          name: 'snapshots at most',
          unit: '/s',
          at: '1,000 jobs',
          values: Object.fromEntries(
            [ours, bare, least].map((side) => [side, valuesOf(side, most).map((time) => 1e6 / time)]),
          ),
        }),
        memory,
      ],
      goals: {
        'beside bare': counts
          .map((count) => estimate(pairwise(valuesOf(ours, count), valuesOf(bare, count))))
          .reduce((worst, one) => (one.median > worst.median ? one : worst)),
        flat: estimate(pairwise(growth(ours), growth(bare))),
      },
    };
  },
};

type Started = { readonly jobs: WatchedJobs; readonly snapshots: ReturnType<typeof runningJobs> };

async function startSides(count: number): Promise<[name: string, started: Started][]> {
  const snapshots = runningJobs(count);
  return [
    [named(ours, count), { snapshots, jobs: await registeredJobs(snapshots) }],
    [named(bare, count), { snapshots, jobs: bareJobs(snapshots, 'record and notice silence') }],
    [named(least, count), { snapshots, jobs: bareJobs(snapshots, 'record') }],
  ];
}

const named = (side: string, count: number) => `${side} ${count}`;

/** Microseconds for one snapshot, told to one job after the other. */
function timed({ jobs, snapshots }: Started) {
  let index = 0;
  let revision = 1;
  return async () => {
    const { p50 } = await measure(() => {
      index = (index + 1) % snapshots.length;
      const snapshot = snapshots[index];
      if (snapshot === undefined) return;
      revision += 1;
      jobs.tell({ ...snapshot, revision });
    }, batches);
    // What is dropped on the way would be quick.
    if (jobs.heard(index) !== revision) throw new Error('A snapshot did not reach its subscriber');
    return p50 / 1_000;
  };
}
