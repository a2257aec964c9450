import type { Browser } from 'playwright';
import { measureInTurn, type Side } from '../harness/measure.ts';
import type { Measurement } from '../harness/result.ts';
import { metricsOf, openScene } from './open-scene.ts';

const ROUNDS = 8;
const BATCH = 150;

/** The places that show how far a job is, by what people call them; the last is a text and a bar without us. */
const places = {
  'avatar dialog': 'avatar',
  'reference dialog': 'references',
  'dock, listed': 'dock',
  'Images tab with 100 pictures': 'tab',
  'text and bar alone': 'bare',
} as const;
type Place = keyof typeof places;
const placeNames = [
  'avatar dialog',
  'reference dialog',
  'dock, listed',
  'Images tab with 100 pictures',
  'text and bar alone',
] as const satisfies readonly Place[];

/** Microseconds that the page's scripts run for each message. */
export async function measureScript(browser: Browser, url: string): Promise<Measurement> {
  const closes: (() => Promise<void>)[] = [];
  const sides: Record<string, Side> = {};
  for (const place of placeNames) {
    const opened = await openScene(browser, url, places[place], { hasMotion: false });
    closes.push(opened.close);
    const scriptSeconds = async () => (await metricsOf(opened.devtools)).get('ScriptDuration') ?? Number.NaN;
    sides[place] = async () => {
      const before = await scriptSeconds();
      await opened.page.evaluate((times) => window.snapshots.send(times), BATCH);
      return (1e6 * ((await scriptSeconds()) - before)) / BATCH;
    };
  }
  const measurement = await measureInTurn({
    name: 'Script for one message about a job',
    unit: 'µs',
    sides,
    rounds: ROUNDS,
    warmUp: 2,
    ratios: placeNames.slice(0, -1).map((place) => [place, 'text and bar alone'] as const),
  });
  for (const close of closes) await close();
  return measurement;
}

/** What one message renders anew in each place. */
export interface Rendered {
  readonly place: string;
  /** Commits of React's for each message. */
  readonly commits: readonly number[];
  /** The topmost components that a message renders, of most of them. */
  readonly leaves: readonly string[];
}

const WATCHED = 20;

export async function countRendered(browser: Browser, url: string): Promise<Rendered[]> {
  const all: Rendered[] = [];
  for (const place of placeNames.slice(0, -1)) {
    const opened = await openScene(browser, url, places[place], { hasMotion: false });
    const messages = await opened.page.evaluate((times) => window.snapshots.rendered(times), WATCHED);
    await opened.close();
    const leaves = mostFrequent(messages.map((commits) => commits.flat()));
    all.push({ place, commits: messages.map(({ length }) => length), leaves });
  }
  return all;
}

/** A connection that is silent for long, or a change of the estimate, may make a message render more than others. */
function mostFrequent(lists: readonly (readonly string[])[]): readonly string[] {
  const count = (list: readonly string[]) => lists.filter((other) => other.join() === list.join()).length;
  return lists.reduce((held, next) => (count(next) > count(held) ? next : held), []);
}
