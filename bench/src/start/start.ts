import path from 'node:path';
import type { Benchmark } from '../harness/benchmark.ts';
import { measurementOf } from '../harness/measure.ts';
import { estimate } from '../harness/statistics.ts';
import { timePicture } from './first-picture.ts';
import { startDemo, timeCommand } from './run-project.ts';

const WARM_STARTS = 6;

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
    progress('a fresh clone');
    const clone = await timeCommand(scratchFolder, 'git', ['clone', '--quiet', projectRoot, folder]);
    const install = await timeCommand(folder, 'npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund']);
    const first = await startDemo(folder);
    const picture = await timePicture(first.url);
    await first.stop();

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

    const fresh = clone + install + first.seconds + picture;
    return {
      measurements: [
        measurementOf({
          name: 'fresh clone',
          unit: 's',
          ratios: [],
          values: {
            'to the first picture': [fresh],
            'git clone': [clone],
            'npm ci': [install],
            'npm run demo, to its page': [first.seconds],
            'the picture': [picture],
          },
        }),
        measurementOf({ name: 'later', unit: 's', values: { 'npm run demo, to its page': warm } }),
        measurementOf({ name: 'Storybook', unit: 's', values: { build: [storybook] } }),
        ...(tests === null
          ? []
          : [measurementOf({ name: 'npm test', unit: 's', values: { 'all of it': [tests] } })]),
      ],
      goals: { fresh: estimate([fresh]), warm: estimate(warm), storybook: estimate([storybook]) },
      notes: [
        'The clone, its installation and Storybook are measured once: their interval is a quarter to either side.',
        ...(tests === null
          ? ['`npm run bench -- start --with-tests` also times `npm test`, which takes minutes.']
          : []),
      ],
    };
  },
};
