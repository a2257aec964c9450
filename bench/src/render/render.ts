import path from 'node:path';
import { chromium } from 'playwright';
import type { Benchmark, BenchmarkContext, Findings } from '../harness/benchmark.ts';
import { pairwise } from '../harness/measure.ts';
import type { Measurement } from '../harness/result.ts';
import { estimate, exactly } from '../harness/statistics.ts';
import { servePages } from './build-pages.ts';
import { measureHeap } from './heap.ts';
import { measureOpening } from './opening.ts';
import { measureScrolling } from './scrolling.ts';
import { countRendered, measureScript } from './snapshots.ts';

/** Frames are not held back to 60 a second where it is measured how soon something is painted. */
const unthrottled = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
const FRAME_MS = 1000 / 60;

async function run({ progress, scratchFolder, chromiumPath }: BenchmarkContext): Promise<Findings> {
  const closes: (() => Promise<void>)[] = [];
  const launch = async (args: readonly string[] = []) => {
    const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', ...args] });
    closes.push(() => browser.close());
    return browser;
  };
  try {
    progress('building the pages');
    const production = await servePages({ outDir: path.join(scratchFolder, 'production') });
    closes.push(production.close);
    const profiled = await servePages({ outDir: path.join(scratchFolder, 'profiling'), isProfiling: true });
    closes.push(profiled.close);
    const { url } = production;

    progress('what each message renders anew');
    const quick = await launch(unthrottled);
    const rendered = await countRendered(quick, profiled.url);
    progress('opening a dialog');
    const opening = await measureOpening(quick, url);
    await quick.close();

    const browser = await launch();
    progress('script for each message');
    const script = await measureScript(browser, url);
    progress('opening and closing it 1,000 times');
    const heap = await measureHeap(browser, url);
    progress('scrolling 1,000 jobs');
    const dock = await measureScrolling(browser, {
      url,
      name: 'scrolled-dock',
      at: '1,000 jobs in the dock',
    });
    progress('scrolling 1,000 pictures');
    const gallery = await measureScrolling(browser, {
      url,
      name: 'scrolled-gallery',
      at: '1,000 pictures in the gallery',
    });

    const later = valuesOf(opening, 'ours').map(
      (value, round) => value - (valuesOf(opening, 'Radix alone')[round] ?? 0),
    );
    return {
      measurements: [
        opening,
        script,
        heap.bytes,
        heap.nodes,
        dock.frames,
        dock.longest,
        gallery.frames,
        gallery.longest,
      ],
      goals: {
        'later than Radix': estimate(later),
        commits: estimate(rendered.flatMap(({ commits }) => commits)),
        leaves: exactly(rendered.find(({ place }) => place === 'avatar dialog')?.leaves.length ?? 0),
        'frames, dock': dock.perSecond,
        'frames, gallery': gallery.perSecond,
        'beside a still copy': estimate(
          pairwise(valuesOf(dock.frames, 'ours'), valuesOf(dock.frames, 'a still copy')),
        ),
        'long tasks, dock': dock.longTasks,
        'long tasks, gallery': gallery.longTasks,
        'heap growth': estimate(valuesOf(heap.bytes, 'ours')),
        'node growth': estimate(valuesOf(heap.nodes, 'ours')),
      },
      notes: [
        ...rendered.map(
          ({ place, commits, leaves }) =>
            `${place}: a message renders ${leaves.join(' and ')}, in ${String(estimate(commits).median)} commit.`,
        ),
        'Each of the 1,000 jobs is told of once a second; beside the 1,000 pictures one is made, told of ten times a second. Both lists are scrolled by 3,000 pixels a second.',
        'Goals about frames and long tasks count the rounds in which the machine kept up with a still copy; unless these are most of them, it is too noisy to say.',
        'Opening is measured with frames that are not held back to 60 a second.',
      ],
    };
  } finally {
    for (const close of closes.toReversed()) await close();
  }
}

function valuesOf({ sides }: Measurement, side: string): readonly number[] {
  return sides.find(({ name }) => name === side)?.values ?? [];
}

export const benchmark: Benchmark = {
  name: 'render',
  // On a busy machine; on a quiet one it takes under two minutes.
  limitSeconds: 300,
  question: 'How soon is a dialog there, and what does each message about a job cost the page?',
  goals: [
    {
      name: 'later than Radix',
      statement: 'A dialog is painted at most a frame after one of Radix alone',
      unit: 'ms',
      atMost: FRAME_MS,
    },
    { name: 'commits', statement: 'A message makes one commit', unit: 'count', atMost: 1 },
    {
      name: 'leaves',
      statement: 'A message renders one leaf of the avatar dialog',
      unit: 'count',
      atMost: 1,
    },
    {
      name: 'frames, dock',
      statement: '1,000 jobs in the dock scroll at 60 frames a second',
      unit: '/s',
      atLeast: 58,
    },
    {
      name: 'frames, gallery',
      statement: '1,000 pictures in the gallery scroll at 60 frames a second',
      unit: '/s',
      atLeast: 58,
    },
    {
      name: 'beside a still copy',
      statement: 'A dock with 1,000 jobs that go on draws as many frames as a still copy of it',
      unit: '×',
      atLeast: 0.95,
    },
    {
      name: 'long tasks, dock',
      statement: 'No task takes more than 50 ms while 1,000 jobs are scrolled',
      unit: 'count',
      atMost: 0,
    },
    {
      name: 'long tasks, gallery',
      statement: 'No task takes more than 50 ms while 1,000 pictures are scrolled',
      unit: 'count',
      atMost: 0,
    },
    {
      name: 'heap growth',
      statement: 'Opening and closing a dialog leaves no heap behind, but for what code and caches take',
      unit: 'B',
      atMost: 1024,
    },
    {
      name: 'node growth',
      statement: 'Opening and closing a dialog leaves no nodes behind',
      unit: 'count',
      atMost: 0.01,
    },
  ],
  charts: [
    {
      title: 'Script for one message about a job',
      kind: 'bars',
      measurements: ['Script for one message about a job'],
      scale: 'linear',
    },
    {
      title: 'Frames while scrolling',
      kind: 'bars',
      measurements: ['Frames while scrolling'],
      scale: 'linear',
    },
  ],
  run,
};
