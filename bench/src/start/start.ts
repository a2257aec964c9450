import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Benchmark } from '../harness/benchmark.ts';
import { measurementOf } from '../harness/measure.ts';
import { estimate } from '../harness/statistics.ts';
import { timePicture } from './first-picture.ts';
import { startDemo, timeCommand } from './run-project.ts';

const FRESH_STARTS = 3;
const WARM_STARTS = 6;

/** Seconds of each step. */
interface FreshStart {
  readonly clone: number;
  readonly install: number;
  readonly demo: number;
  readonly picture: number;
}

async function startFresh(projectRoot: string, folder: string): Promise<FreshStart> {
  const clone = await timeCommand(path.dirname(folder), 'git', ['clone', '--quiet', projectRoot, folder]);
  const install = await timeCommand(folder, 'npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund']);
  const demo = await startDemo(folder);
  const picture = await timePicture(demo.url);
  await demo.stop();
  return { clone, install, demo: demo.seconds, picture };
}

export const benchmark: Benchmark = {
  name: 'start',
  question: 'How long from a fresh clone to a picture, and from the command to a page later on?',
  goals: [
    {
      name: 'fresh',
      statement: 'From a fresh clone to the first picture, with a warm package cache',
      unit: 's',
      atMost: 60,
    },
    {
      name: 'warm',
      statement: 'From `npm run demo` to its page when it has run before',
      unit: 's',
      atMost: 5,
    },
    { name: 'storybook', statement: 'Storybook is built', unit: 's', atMost: 30 },
  ],
  charts: [
    {
      title: 'From a fresh clone to the first picture',
      kind: 'bars',
      measurements: ['fresh clone'],
      scale: 'linear',
    },
  ],
  limitSeconds: 900,
  run: async ({ progress, projectRoot, scratchFolder, options }) => {
    const folder = path.join(scratchFolder, 'clone');
    const starts: FreshStart[] = [];
    for (let round = 1; round <= FRESH_STARTS; round += 1) {
      progress(`fresh clone ${String(round)} of ${String(FRESH_STARTS)}`);
      await rm(folder, { recursive: true, force: true });
      starts.push(await startFresh(projectRoot, folder));
    }

    progress('warm starts');
    const warm: number[] = [];
    for (let round = 0; round < WARM_STARTS; round += 1) {
      const demo = await startDemo(folder);
      warm.push(demo.seconds);
      await demo.stop();
    }

    progress('Storybook');
    const build = ['run', 'build', '--workspace', '@charhub/storybook'];
    const storybook = await timeCommand(folder, 'npm', build);
    const withTests = options.has('--with-tests');
    if (withTests) progress('npm test');
    const tests = withTests ? await timeCommand(folder, 'npm', ['test']) : null;

    const fresh = starts.map(({ clone, install, demo, picture }) => clone + install + demo + picture);
    return {
      measurements: [
        measurementOf({
          name: 'fresh clone',
          unit: 's',
          ratios: [],
          values: {
            'to the first picture': fresh,
            'git clone': starts.map(({ clone }) => clone),
            'npm ci': starts.map(({ install }) => install),
            'npm run demo, to its page': starts.map(({ demo }) => demo),
            'the picture': starts.map(({ picture }) => picture),
          },
        }),
        measurementOf({ name: 'later', unit: 's', values: { 'npm run demo, to its page': warm } }),
        measurementOf({ name: 'Storybook', unit: 's', values: { build: [storybook] } }),
        ...(tests === null
          ? []
          : [measurementOf({ name: 'npm test', unit: 's', values: { 'all of it': [tests] } })]),
      ],
      goals: { fresh: estimate(fresh), warm: estimate(warm), storybook: estimate([storybook]) },
      notes: [
        `${String(FRESH_STARTS)} clones, one after the other, and one build of Storybook: with so few, the interval is their range and a quarter beyond.`,
        ...(tests === null
          ? ['`npm run bench -- start --with-tests` also times `npm test`, which takes minutes.']
          : []),
      ],
    };
  },
};
