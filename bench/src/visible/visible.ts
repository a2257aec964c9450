import path from 'node:path';
import { chromium } from 'playwright';
import type { Benchmark, BenchmarkContext, Findings } from '../harness/benchmark.ts';
import { measureInTurn } from '../harness/measure.ts';
import { estimate } from '../harness/statistics.ts';
import { buildInstallation } from '../installation/build-installation.ts';
import { startInstallation, startSimulatorProcess } from '../installation/start-installation.ts';
import { servicesMissing, startServices } from '../installation/services.ts';
import { openBareComfy } from '../pipeline/bare-comfy.ts';
import { openFinishClock } from './finish-clock.ts';
import { startPlainHost } from './plain-host.ts';
import { openWatchedPage } from './watched-page.ts';
import { floor, hostWay, MOST_PICTURES, ourWay, SCALE, spreadPhases, type Way } from './ways.ts';

const NAME = 'From ComfyUI has finished to the picture decoded in the dialog';
const ON_REDIS = 'ours, PostgreSQL and Redis';
const EMBEDDED = 'ours, embedded';
const HOST = 'polling, 10 s and 5 s';
const FLOOR = 'floor';
/** A round is the mean of so many pictures: with polling, their moments are spread evenly over its intervals. */
const PICTURES = 5;
/** With one to warm up, as many as there are credits for. */
const ROUNDS = MOST_PICTURES / PICTURES - 1;

async function run(context: BenchmarkContext): Promise<Findings> {
  const { progress, projectRoot, scratchFolder, chromiumPath } = context;
  const closes: (() => unknown)[] = [];
  try {
    progress('building the server and its page');
    const programs = await buildInstallation(projectRoot, { withPage: true });
    const services = await startServices();
    closes.push(() => services?.stop());
    const simulator = await startSimulatorProcess(programs, 0);
    closes.push(() => simulator.stop());
    const comfyUrl = simulator.said;
    const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
    closes.push(() => browser.close());
    const clock = await openFinishClock(comfyUrl);
    closes.push(() => clock.close());

    const ours = async (where: typeof services): Promise<Way> => {
      const server = await startInstallation({ programs, scratchFolder, comfyUrl, services: where });
      closes.push(() => server.stop());
      return ourWay(() => openWatchedPage(browser, server.url), clock);
    };
    const media = path.join(scratchFolder, 'media');
    const comfy = await openBareComfy(comfyUrl, media);
    closes.push(() => comfy.close());
    const host = await startPlainHost(media);
    closes.push(() => host.close());
    const watched = await openWatchedPage(browser, host.url);
    const parts = { watched, host, comfy, clock, nextPhases: spreadPhases(PICTURES) };

    const onRedis = services === null ? null : await ours(services);
    progress(`${String(ROUNDS * PICTURES)} pictures each way`);
    const measurement = await measureInTurn({
      name: NAME,
      unit: 'ms',
      sides: {
        ...(onRedis && { [ON_REDIS]: meanOf(onRedis) }),
        [EMBEDDED]: meanOf(await ours(null)),
        [HOST]: meanOf(hostWay(parts)),
        [FLOOR]: meanOf(floor(parts)),
      },
      rounds: ROUNDS,
      ratios: [...(onRedis ? [[HOST, ON_REDIS] as const] : []), [HOST, EMBEDDED], [HOST, FLOOR]],
    });
    const valuesOf = (side: string) => measurement.sides.find(({ name }) => name === side)?.values ?? [];
    const best = onRedis ? ON_REDIS : EMBEDDED;
    const floors = valuesOf(FLOOR);
    const aboveFloor = (side: string) => valuesOf(side).map((value, round) => value - (floors[round] ?? 0));
    const sooner = (side: string) =>
      estimate(valuesOf(HOST).map((value, round) => value / (valuesOf(side)[round] ?? 0)));
    return {
      measurements: [measurement],
      goals: {
        'sooner on Redis': sooner(best),
        'sooner embedded': sooner(EMBEDDED),
        'above the floor': estimate(aboveFloor(best)),
      },
      notes: [
        `${String(ROUNDS * PICTURES)} pictures for each side, in turn, in one Chromium, on a simulator that does not wait. A round is the mean of ${String(PICTURES)}.`,
        `Polling ran at intervals of ${String(10_000 / SCALE)} and ${String(5000 / SCALE)} ms, 1:${String(SCALE)}. The pictures of a round were spread evenly over both intervals, from a chance beginning; what it waited for its next turn was multiplied by ${String(SCALE)}, all else (download, encoding, request, decoding) was not.`,
        ...(onRedis ? [] : [`${servicesMissing} Its goals are held against the embedded side.`]),
      ],
    };
  } finally {
    for (const close of closes.reverse()) await close();
  }
}

/** Milliseconds of a round's pictures, on average. */
const meanOf = (way: Way) => async (): Promise<number> => {
  let total = 0;
  for (let picture = 0; picture < PICTURES; picture += 1) total += await way();
  return total / PICTURES;
};

export const benchmark: Benchmark = {
  name: 'visible',
  question: 'How long after ComfyUI has finished does a person see the picture?',
  goals: [
    {
      name: 'sooner on Redis',
      statement: 'With Redis, a picture is seen at least 100 × sooner than with polling each 10 s and 5 s',
      unit: '×',
      atLeast: 100,
    },
    {
      name: 'sooner embedded',
      statement: 'Embedded, a picture is seen at least 100 × sooner than with polling each 10 s and 5 s',
      unit: '×',
      atLeast: 100,
    },
    {
      name: 'above the floor',
      statement: 'With Redis, a picture is seen at most 100 ms above the floor',
      unit: 'ms',
      atMost: 100,
    },
  ],
  charts: [{ title: 'From finished to seen', kind: 'bars', measurements: [NAME], scale: 'log' }],
  limitSeconds: 480,
  run,
};
