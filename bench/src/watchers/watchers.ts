import path from 'node:path';
import { createTokens } from '../../../apps/demo-server/src/auth/tokens.ts';
import type { Benchmark, BenchmarkContext, Findings } from '../harness/benchmark.ts';
import { measurementOf, pairwise } from '../harness/measure.ts';
import type { Measurement } from '../harness/result.ts';
import { estimate } from '../harness/statistics.ts';
import { buildInstallation } from '../installation/build-installation.ts';
import { startMeasured } from '../installation/measured-process.ts';
import { servicesMissing, startServices } from '../installation/services.ts';
import { gatherAudience } from './audience.ts';
import { startPainting } from './painting.ts';
import { ACCOUNTS, BUSY, measureSize, MOST_POLLING, poll, type Rounds } from './rounds.ts';

const SIZES = [100, 1_000, 10_000];
/** Fewer weigh less than what the process takes and gives back for itself. */
const FEWEST_WEIGHED = 1_000;
const SECRET = 'a secret for this measurement only';

const DELIVERY = 'From a worker’s write to a watcher’s receipt';
const MEDIAN = 'median';
const LATE = '99 of 100';
const CPU = 'Processor time of the API for each watcher and minute';
const MEMORY = 'Memory of the API for each watcher';
const STREAM = 'event stream';
const POLLING = 'polling once a second';

function measurementsOf(rounds: Rounds, watchers: number): Measurement[] {
  const labels = { at: `${watchers.toLocaleString('en-US')} watchers`, x: watchers };
  return [
    measurementOf({
      ...{ name: DELIVERY, unit: 'ms', ...labels },
      values: { [LATE]: rounds.late, [MEDIAN]: rounds.median },
      ratios: [],
    }),
    measurementOf({
      ...{ name: CPU, unit: 'ms', ...labels },
      values: { [STREAM]: rounds.streaming, [POLLING]: rounds.polling },
      ratios: [[POLLING, STREAM]],
    }),
    ...(watchers < FEWEST_WEIGHED
      ? []
      : [measurementOf({ name: MEMORY, unit: 'B', ...labels, values: { [STREAM]: rounds.memory } })]),
  ];
}

async function run({ progress, projectRoot, scratchFolder }: BenchmarkContext): Promise<Findings> {
  const closes: (() => unknown)[] = [];
  try {
    progress('building the server');
    const programs = await buildInstallation(projectRoot, { withPage: false });
    const services = await startServices();
    if (services === null) throw new Error(servicesMissing);
    closes.push(() => services.stop());
    const prefix = `bench-${String(process.pid)}`;
    const painting = await startPainting(services, { prefix, accounts: ACCOUNTS });
    closes.push(() => painting.close());
    const api = await startMeasured({
      entry: path.join(programs, 'api.js'),
      ready: /^ready: (\S+)$/m,
      env: {
        PORT: '0',
        DATA_DIR: path.join(scratchFolder, 'data'),
        DATABASE_URL: services.postgresUrl,
        REDIS_URL: services.redisUrl,
        REDIS_PREFIX: prefix,
        // Nobody paints here.
        COMFYUI_URL: 'http://127.0.0.1:9',
        JWT_SECRET: SECRET,
        LOG_LEVEL: 'error',
        RATE_LIMIT_PER_MINUTE: '0',
      },
    });
    closes.push(() => api.stop());
    const tokens = createTokens(SECRET);
    const people = await Promise.all(
      painting.owners.map(async ({ id, jobId }) => ({ token: await tokens.issue(id), jobId })),
    );
    const audience = await gatherAudience(api.said, Math.max(...SIZES), (watcher) => {
      const person = people[watcher % people.length];
      if (person === undefined) throw new Error('There are no people');
      return person;
    });
    closes.push(() => audience.stop());
    const parts = { api, audience, painting };

    progress('warming up');
    await poll(parts, MOST_POLLING);
    await poll(parts, MOST_POLLING);
    const measurements: Measurement[] = [];
    const empty = await api.usage();
    const crowdBefore = await audience.cpuSeconds();
    const began = performance.now();
    const sizes: Rounds[] = [];
    for (const watchers of SIZES) {
      progress(`${watchers.toLocaleString('en-US')} watchers`);
      await audience.growTo(watchers);
      const rounds = await measureSize(parts, watchers, empty);
      measurements.push(...measurementsOf(rounds, watchers));
      sizes.push(rounds);
    }
    const crowdCores = ((await audience.cpuSeconds()) - crowdBefore) / ((performance.now() - began) / 1000);
    const most = sizes.at(-1);
    if (most === undefined) throw new Error('Nothing was measured');
    const received = Math.min(...sizes.flatMap(({ received }) => received));
    return {
      measurements,
      goals: {
        delivery: estimate(most.late),
        memory: estimate(most.memory),
        cpu: estimate(pairwise(most.polling, most.streaming)),
      },
      notes: [
        `The API is a process of its own, on PostgreSQL and Redis. ${String(BUSY)} pictures are painted at a time, each telling of itself five times a second, with a preview of 4 KB: the record and the news are written by the worker’s own code, and what a snapshot takes is counted from before that write.`,
        `Watchers belong to ${ACCOUNTS.toLocaleString('en-US')} accounts, one each up to that number and ten each at 10,000.`,
        `At most ${String(MOST_POLLING)} poll at a time, since 10,000 a second are more than one process answers; an answer costs the same. They ask for the smallest answer there is, CharHub’s own status.`,
        `The watchers took ${crowdCores.toFixed(2)} cores, in processes of their own. In the worst window ${(received * 100).toFixed(0)} of 100 revisions reached each of their watchers; the others were overtaken by a newer one.`,
        'Memory is what the process holds after a collection of its garbage, less what it held before the first watcher came, for each watcher. It is not told for 100: they weigh less than what the process takes and gives back for itself.',
      ],
    };
  } finally {
    for (const close of closes.reverse()) await close();
  }
}

export const benchmark: Benchmark = {
  name: 'watchers',
  question: 'What do thousands of open pages cost one API process, and how soon do they hear of news?',
  goals: [
    {
      name: 'delivery',
      statement: 'With 10,000 watchers, 99 of 100 snapshots arrive within 250 ms of the worker’s write',
      unit: 'ms',
      atMost: 250,
    },
    { name: 'memory', statement: 'A watcher takes less than 16 KiB', unit: 'B', atMost: 16 * 1024 },
    {
      name: 'cpu',
      statement: 'A watcher costs at least 50 × less processor time than one that polls once a second',
      unit: '×',
      atLeast: 50,
    },
  ],
  charts: [
    {
      title: 'Processor time for each watcher and minute',
      kind: 'lines',
      measurements: [CPU],
      scale: 'log',
      xLabel: 'watchers',
    },
    {
      title: DELIVERY,
      kind: 'lines',
      measurements: [DELIVERY],
      scale: 'log',
      xLabel: 'watchers',
    },
  ],
  limitSeconds: 300,
  run,
};
