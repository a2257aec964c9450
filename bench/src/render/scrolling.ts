import type { Browser } from 'playwright';
import { measureInTurn, measurementOf } from '../harness/measure.ts';
import type { Measurement } from '../harness/result.ts';
import { estimate, type Estimate } from '../harness/statistics.ts';
import { openScene } from './open-scene.ts';
import type { Scrolled } from './page/scene.types.ts';

const ROUNDS = 6;
const MILLISECONDS = 1800;

export interface Scrolling {
  readonly frames: Measurement;
  readonly longest: Measurement;
  /** Of ours in each round. */
  readonly perSecond: Estimate;
  /** Tasks of more than 50 ms of ours, in each round. */
  readonly longTasks: Estimate;
}

/** With a frame now and then that the machine was late with. */
const FULL_SPEED = 58;

/** Frames a second while a long list is scrolled, beside a still copy of the same elements. */
export async function measureScrolling(
  browser: Browser,
  options: { readonly url: string; readonly name: 'scrolled-dock' | 'scrolled-gallery'; readonly at: string },
): Promise<Scrolling> {
  const { url, name, at } = options;
  const opened = await openScene(browser, url, name);
  const seen: Record<'ours' | 'still', Scrolled[]> = { ours: [], still: [] };
  const side = (which: 'ours' | 'still') => async () => {
    const scrolled = await opened.page.evaluate((asked) => window.scrolling.scroll(asked), {
      milliseconds: MILLISECONDS,
      isLive: which === 'ours',
    });
    seen[which].push(scrolled);
    return scrolled.frames;
  };
  const frames = await measureInTurn({
    name: 'Frames while scrolling',
    unit: '/s',
    at,
    sides: { ours: side('ours'), 'a still copy': side('still') },
    rounds: ROUNDS,
  });
  await opened.close();
  // The first is the round to warm up.
  const rounds = (which: 'ours' | 'still') => seen[which].slice(1);
  const longest = ({ longTasks }: Scrolled) => Math.max(0, ...longTasks);
  return {
    frames,
    longest: measurementOf({
      name: 'Longest task of more than 50 ms while scrolling',
      unit: 'ms',
      at,
      values: { ours: rounds('ours').map(longest), 'a still copy': rounds('still').map(longest) },
      ratios: [],
    }),
    perSecond: whereQuiet(
      rounds('ours').map((scrolled) => scrolled.frames),
      rounds('still').map((scrolled) => scrolled.frames >= FULL_SPEED),
    ),
    longTasks: whereQuiet(
      rounds('ours').map(({ longTasks }) => longTasks.length),
      rounds('still').map(({ longTasks }) => longTasks.length === 0),
    ),
  };
}

/** A round in which the machine did not keep up with a still copy says nothing about ours. */
function whereQuiet(values: readonly number[], isQuiet: readonly boolean[]): Estimate {
  const counted = values.filter((_, round) => isQuiet[round] === true);
  return 2 * counted.length > values.length
    ? estimate(counted)
    : { ...estimate(values), interval: [0, Math.max(FULL_SPEED, ...values)] };
}
