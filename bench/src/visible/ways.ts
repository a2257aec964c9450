import { setTimeout as delay } from 'node:timers/promises';
import type { BareComfy } from '../pipeline/bare-comfy.ts';
import type { FinishClock } from './finish-clock.ts';
import type { PlainHost } from './plain-host.ts';
import type { WatchedPage } from './watched-page.ts';

/** How often CharHub's server asks ComfyUI, and its page the server. */
const SERVER_POLLS_MS = 10_000;
const BROWSER_POLLS_MS = 5_000;
/** Both intervals are shortened so many times; what was spent waiting for them is multiplied by it again. */
export const SCALE = 20;

/** One picture, from the moment ComfyUI has finished to the picture decoded in the dialog, in milliseconds. */
export type Way = () => Promise<number>;

let pictures = 0;
/** Each is another, so that ComfyUI takes none from its cache. */
const nextPrompt = () => `red hair, green eyes, picture ${String((pictures += 1))}`;

function since(clock: FinishClock, at: number): number {
  const finishedAt = clock.finishedAt();
  if (finishedAt === null) throw new Error('ComfyUI did not say that it has finished');
  return at - finishedAt;
}

/** Those of the demo who may make pictures, whose, and how many each can pay for. */
const PAYERS = [
  { user: 'Administrator', character: /Orin/ },
  { user: 'Owner', character: /Ann/ },
] as const;
const PICTURES_EACH = 50;
export const MOST_PICTURES = PAYERS.length * PICTURES_EACH;

/** Through the real page and dialog, as a person would; as somebody else in a page of their own when the credits are spent. */
export function ourWay(openPage: () => Promise<WatchedPage>, clock: FinishClock): Way {
  let made = 0;
  let watched: WatchedPage | null = null;
  return async () => {
    if (watched === null || made % PICTURES_EACH === 0) {
      await watched?.close();
      watched = await openPage();
      await openDialog(watched, PAYERS[made / PICTURES_EACH]);
    }
    made += 1;
    const start = watched.page.getByRole('dialog').getByRole('button', { name: /^Generate( again)?$/ });
    await start.waitFor();
    clock.forget();
    const seen = watched.nextPicture();
    await start.click();
    return since(clock, await seen);
  };
}

async function openDialog({ page }: WatchedPage, payer: (typeof PAYERS)[number] | undefined): Promise<void> {
  if (payer === undefined) throw new Error('Nobody has credits left');
  await page.getByLabel('Signed in as').selectOption({ label: payer.user });
  const characters = page.getByRole('group', { name: 'Character' });
  await characters.getByRole('button', { name: payer.character }).click();
  await page.getByRole('button', { name: 'Generate avatar', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Prompt' }).fill(nextPrompt());
}

/** What nobody can do without: download, encode, store, and one request of a page that is told at once. */
export function floor(parts: {
  watched: WatchedPage;
  host: PlainHost;
  comfy: BareComfy;
  clock: FinishClock;
}): Way {
  const { watched, host, comfy, clock } = parts;
  return async () => {
    clock.forget();
    const seen = watched.nextPicture();
    host.push(await comfy.paint(nextPrompt()));
    return since(clock, await seen);
  };
}

/** Where in their intervals server and page are when the picture is asked for: a share of each. */
export interface Phases {
  readonly server: number;
  readonly page: number;
}

/**
 * The server asks ComfyUI at fixed intervals, the page asks the server. When a picture is finished within them is
 * chance, so `nextPhases` spreads a round's pictures evenly over both.
 */
export function hostWay(parts: {
  watched: WatchedPage;
  host: PlainHost;
  comfy: BareComfy;
  clock: FinishClock;
  nextPhases: () => Phases;
}): Way {
  const { watched, host, comfy, clock, nextPhases } = parts;
  return async () => {
    clock.forget();
    host.clear();
    const seen = watched.nextPicture();
    const promptId = await comfy.queue(nextPrompt());
    const phases = nextPhases();
    const pageEvery = BROWSER_POLLS_MS / SCALE;
    await watched.page.evaluate(([every, first]) => window.pollEvery(every, first), [
      pageEvery,
      pageEvery * phases.page,
    ] as const);
    const serverEvery = SERVER_POLLS_MS / SCALE;
    for (let turn = performance.now() + serverEvery * phases.server; ; turn += serverEvery) {
      await delay(Math.max(0, turn - performance.now()));
      const askedAt = performance.now();
      const saved = await comfy.lookUp(promptId);
      if (saved === null) continue;
      const key = await comfy.keep(saved);
      const storedAt = performance.now();
      const heardAt = await host.offer(key);
      const waited = Math.max(0, since(clock, askedAt)) + (heardAt - storedAt);
      return since(clock, await seen) + waited * (SCALE - 1);
    }
  };
}

/** Endless rounds of `count` phases, evenly spread over both intervals, from a chance beginning and in a chance order. */
export function spreadPhases(count: number): () => Phases {
  let round: Phases[] = [];
  return () => {
    if (round.length === 0) {
      const [server, page] = [spread(count), spread(count)];
      round = server.map((phase, index) => ({ server: phase, page: page[index] ?? 0 }));
    }
    return round.pop() ?? { server: 0, page: 0 };
  };
}

function spread(count: number): number[] {
  const beginning = Math.random();
  return Array.from({ length: count }, (_, index) => ({
    phase: (index + beginning) / count,
    order: Math.random(),
  }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ phase }) => phase);
}
