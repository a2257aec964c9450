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

/** Through the real page and dialog, as a person would. */
export async function ourWay(watched: WatchedPage, clock: FinishClock): Promise<Way> {
  const { page } = watched;
  await page.getByLabel('Signed in as').selectOption({ label: 'Administrator' });
  const official = page.getByRole('group', { name: 'Character' }).getByRole('button', { name: /Orin/ });
  await official.click();
  await page.getByRole('button', { name: 'Generate avatar', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Prompt' }).fill(nextPrompt());
  const start = dialog.getByRole('button', { name: /^Generate( again)?$/ });
  return async () => {
    await start.waitFor();
    clock.forget();
    const seen = watched.nextPicture();
    await start.click();
    return since(clock, await seen);
  };
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

/** The server asks ComfyUI now and then, the page asks the server now and then. Where in their intervals they are when it finishes is chance. */
export function hostWay(parts: {
  watched: WatchedPage;
  host: PlainHost;
  comfy: BareComfy;
  clock: FinishClock;
}): Way {
  const { watched, host, comfy, clock } = parts;
  return async () => {
    clock.forget();
    host.clear();
    const seen = watched.nextPicture();
    const promptId = await comfy.queue(nextPrompt());
    await watched.page.evaluate((interval) => window.pollEvery(interval), BROWSER_POLLS_MS / SCALE);
    await delay((SERVER_POLLS_MS / SCALE) * Math.random());
    for (;;) {
      const askedAt = performance.now();
      const saved = await comfy.lookUp(promptId);
      if (saved !== null) {
        const key = await comfy.keep(saved);
        const storedAt = performance.now();
        const heardAt = await host.offer(key);
        const waited = Math.max(0, since(clock, askedAt)) + (heardAt - storedAt);
        return since(clock, await seen) + waited * (SCALE - 1);
      }
      await delay(SERVER_POLLS_MS / SCALE);
    }
  };
}
