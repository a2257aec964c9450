import path from 'node:path';
import type { Benchmark, BenchmarkContext, Findings } from '../harness/benchmark.ts';
import { measureInTurn, pairwise } from '../harness/measure.ts';
import type { Measurement } from '../harness/result.ts';
import { estimate, type Estimate } from '../harness/statistics.ts';
import { buildInstallation } from '../installation/build-installation.ts';
import { startInstallation, startSimulatorProcess } from '../installation/start-installation.ts';
import { servicesMissing, startServices } from '../installation/services.ts';
import { openBareComfy } from './bare-comfy.ts';
import { picturesPerSecond } from './lanes.ts';
import { bareBullMq, bareLoop, wholePipeline, type PictureMaker } from './sides.ts';

const OURS = 'ours';
const BARE = 'bare loop';
const BULLMQ = 'bare BullMQ';
const AT_ONCE = [1, 4, 16];
const MOST_AT_ONCE = Math.max(...AT_ONCE);
/** What a quick card and a small picture take. */
const PAINT_SECONDS = 2;
/** The simulator's speed at which a picture takes so long. */
const REALISTIC_SPEED = PAINT_SECONDS / 6;
const ROUNDS = 10;
const REALISTIC_ROUNDS = 6;

const WITHOUT_DELAY = 'Pictures a second, ComfyUI without delay';
const REALISTIC = `Pictures a second, ${String(PAINT_SECONDS)} s to paint`;

const goalName = (atOnce: number) => `${String(atOnce)} at a time`;

async function run({ progress, projectRoot, scratchFolder }: BenchmarkContext): Promise<Findings> {
  const closes: (() => unknown)[] = [];
  const kept = <T extends { close(): unknown }>(part: T): T => {
    closes.push(() => part.close());
    return part;
  };
  try {
    progress('building the server');
    const programs = await buildInstallation(projectRoot, { withPage: false });
    const services = await startServices();
    closes.push(() => services?.stop());
    const real = process.env.COMFYUI_URL ?? '';

    const comfyAt = async (speed: number): Promise<string> => {
      if (real !== '') return real;
      const simulator = await startSimulatorProcess(programs, speed);
      closes.push(() => simulator.stop());
      return simulator.said;
    };
    const sidesOn = async (comfyUrl: string): Promise<Record<string, PictureMaker>> => {
      const server = await startInstallation({
        ...{ programs, scratchFolder, comfyUrl, services },
        env: { WORKER_CONCURRENCY: String(MOST_AT_ONCE) },
      });
      closes.push(() => server.stop());
      const comfy = await openBareComfy(comfyUrl, path.join(scratchFolder, 'media'));
      return {
        [OURS]: kept(await wholePipeline(server)),
        [BARE]: kept(bareLoop(comfy)),
        ...(services && {
          [BULLMQ]: kept(await bareBullMq(comfy, { redisUrl: services.redisUrl, atOnce: MOST_AT_ONCE })),
        }),
      };
    };
    const measure = (
      makers: Record<string, PictureMaker>,
      { name, atOnce, pictures, rounds }: { name: string; atOnce: number; pictures: number; rounds: number },
    ) =>
      measureInTurn({
        name,
        unit: '/s',
        at: goalName(atOnce),
        x: atOnce,
        rounds,
        sides: Object.fromEntries(
          Object.entries(makers).map(([side, { make }]) => [
            side,
            () => picturesPerSecond(make, { pictures, atOnce }),
          ]),
        ),
      });

    const measurements: Measurement[] = [];
    const goals: Record<string, Estimate> = {};
    const quick = await sidesOn(await comfyAt(0));
    for (const atOnce of AT_ONCE) {
      progress(`${String(atOnce)} at a time, without delay`);
      const pictures = Math.max(5, atOnce);
      const measured = await measure(quick, { name: WITHOUT_DELAY, atOnce, pictures, rounds: ROUNDS });
      measurements.push(measured);
      goals[goalName(atOnce)] = estimate(pairwise(valuesOf(measured, BARE), valuesOf(measured, OURS)));
    }
    const [alone] = measurements;
    if (alone === undefined) throw new Error('nothing was measured');
    const milliseconds = (side: string) => valuesOf(alone, side).map((perSecond) => 1000 / perSecond);
    const added = pairDifferences(milliseconds(OURS), milliseconds(BARE));

    progress(`${String(PAINT_SECONDS)} s a picture`);
    const { [BULLMQ]: _queue, ...realistic } = await sidesOn(await comfyAt(REALISTIC_SPEED));
    const slow = await measure(realistic, {
      name: REALISTIC,
      atOnce: 1,
      pictures: 1,
      rounds: REALISTIC_ROUNDS,
    });
    measurements.push(slow);
    goals.realistic = estimate(pairwise(valuesOf(slow, BARE), valuesOf(slow, OURS)));

    return {
      measurements,
      goals,
      notes: [
        `One at a time, ours takes ${estimate(added).median.toFixed(0)} ms longer for a picture than the bare loop: from the request that starts it to the news of its end.`,
        real === ''
          ? 'ComfyUI is the simulator in a process of its own, which draws with the processor and does not wait; COMFYUI_URL takes a real one.'
          : 'ComfyUI is the one that COMFYUI_URL names, also where it says "without delay".',
        'The bare loop queues a prompt, waits on the socket, downloads, encodes as ours does and stores on disk; it keeps no record, charges nothing and tells nobody of progress. Bare BullMQ is the same behind a queue.',
        ...(services === null
          ? [`${servicesMissing} Ours is the embedded one, and bare BullMQ was left out.`]
          : []),
      ],
    };
  } finally {
    for (const close of closes.reverse()) await close();
  }
}

function valuesOf({ sides }: Measurement, side: string): readonly number[] {
  return sides.find(({ name }) => name === side)?.values ?? [];
}

const pairDifferences = (of: readonly number[], from: readonly number[]): number[] =>
  of.map((value, round) => value - (from[round] ?? Number.NaN));

export const benchmark: Benchmark = {
  name: 'pipeline',
  question: 'What do API, queue, credits and storage add to painting?',
  goals: [
    ...AT_ONCE.map((atOnce) => ({
      name: goalName(atOnce),
      statement: `Without delay, ${goalName(atOnce)}: a picture takes at most 1.1 × what it takes a bare loop`,
      unit: '×' as const,
      atMost: 1.1,
    })),
    {
      name: 'realistic',
      statement: `With ${String(PAINT_SECONDS)} s to paint, one at a time: a picture takes at most 1.1 × what it takes a bare loop`,
      unit: '×',
      atMost: 1.1,
    },
  ],
  charts: [
    {
      title: 'Pictures a second by how many are made at a time',
      kind: 'lines',
      measurements: [WITHOUT_DELAY],
      scale: 'linear',
      xLabel: 'pictures at a time',
    },
  ],
  limitSeconds: 480,
  run,
};
