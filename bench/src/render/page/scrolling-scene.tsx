import type { CharacterImage } from '@charhub/api-client/contract';
import { characterImage, createScriptedClient } from '@charhub/api-client/testing';
import { CharacterImageGallery, GenerationDock, GenerationProvider } from '@charhub/ui';
import { createRoot } from 'react-dom/client';
import { paintedJob, tellProgress } from './messages.ts';
import { pictureUrls } from './picture-urls.ts';
import type { ScrollingScene } from './scene.types.ts';
import { watchFrames } from './watch-frames.ts';
import { nextTask, painted, until } from './wait.ts';

export type ScrolledList = 'scrolled-dock' | 'scrolled-gallery';

const COUNT = 1000;
/** Each of 1,000 jobs is told of once a second; of a single one, ten times. */
const perSecond: Readonly<Record<ScrolledList, number>> = { 'scrolled-dock': COUNT, 'scrolled-gallery': 10 };
const PIXELS_A_SECOND = 3000;

export async function scrollingScene(root: HTMLElement, list: ScrolledList): Promise<ScrollingScene> {
  const isDock = list === 'scrolled-dock';
  const jobs = Array.from({ length: isDock ? COUNT : 1 }, (_, index) =>
    paintedJob({ id: `job-${String(index)}`, kind: 'avatar' }),
  );
  const images = isDock ? [] : await storedImages();
  const client = createScriptedClient({ jobs, images: { 'character-1': images } });
  createRoot(root).render(
    <GenerationProvider client={client} userId="user-1" storage={null} locale="en-US">
      {isDock ? <GenerationDock /> : <CharacterImageGallery characterId="character-1" />}
    </GenerationProvider>,
  );
  if (isDock) (await until(() => document.querySelector<HTMLElement>('button[aria-expanded]'))).click();
  await until(() => document.querySelectorAll('li').length >= COUNT && client.watcherCount() >= jobs.length);
  const live = await until(() =>
    isDock ? document.querySelector('button[aria-expanded]')?.closest('section') : root,
  );
  const still = document.createElement('div');
  still.hidden = true;
  still.append(live.cloneNode(true));
  document.body.append(still);
  await painted();

  return {
    scroll: async ({ milliseconds, isLive }) => {
      live.toggleAttribute('hidden', !isLive);
      live.style.display = isLive ? '' : 'none';
      still.hidden = isLive;
      const shown = isLive ? live : still;
      const scrolled = isDock ? shown.querySelector('ul') : document.scrollingElement;
      if (!(scrolled instanceof Element)) throw new Error('Nothing scrolls');
      scrolled.scrollTop = 0;
      await painted();
      let told = 0;
      const end = performance.now() + milliseconds;
      const frames = watchFrames((elapsed) => {
        scrolled.scrollTop = bounced(
          (elapsed / 1000) * PIXELS_A_SECOND,
          scrolled.scrollHeight - scrolled.clientHeight,
        );
      });
      const began = performance.now();
      while (performance.now() < end) {
        const due = isLive ? Math.floor(((performance.now() - began) / 1000) * perSecond[list]) : 0;
        for (; told < due && performance.now() < end; told += 1) {
          tellProgress(client, `job-${String(told % jobs.length)}`);
          await nextTask();
        }
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
      return { ...(await frames.end()), snapshots: told };
    },
  };
}

/** There and back again. */
function bounced(distance: number, length: number): number {
  const phase = distance % (2 * length);
  return phase < length ? phase : 2 * length - phase;
}

async function storedImages(): Promise<CharacterImage[]> {
  const urls = await pictureUrls(COUNT);
  return urls.map((url, index) => {
    const createdAt = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
    return { ...characterImage({ view: 'avatar', seed: index, createdAt, isActive: index === 0 }), url };
  });
}
