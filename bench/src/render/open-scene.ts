import type { Browser, CDPSession, Page } from 'playwright';
import type { SceneName } from './page/scene.types.ts';

/** A page with one scene on it. */
export interface OpenedScene {
  /** Its `window` has the scene. */
  readonly page: Page;
  readonly devtools: CDPSession;
  readonly close: () => Promise<void>;
}

/** How every page is looked at. */
const viewport = { width: 1280, height: 800 };

interface SceneOptions {
  /** Whether spinners turn, which costs frames that nobody measures. @default true */
  readonly hasMotion?: boolean;
}

export async function openScene(
  browser: Browser,
  url: string,
  name: SceneName,
  { hasMotion = true }: SceneOptions = {},
): Promise<OpenedScene> {
  const reducedMotion = hasMotion ? 'no-preference' : 'reduce';
  const context = await browser.newContext({ viewport, locale: 'en-US', reducedMotion });
  const page = await context.newPage();
  const failures: string[] = [];
  page.on('pageerror', ({ message }) => failures.push(message));
  await page.goto(`${url}/?scene=${name}`);
  await page
    .waitForFunction(() => window.isReady, null, { timeout: 40_000 })
    .catch(() => {
      throw new Error(`The scene ${name} did not come about: ${failures.join('; ')}`);
    });
  const devtools = await context.newCDPSession(page);
  // Time of the thread and not of the clock: other processes do not count.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, devtools, close: () => context.close() };
}

/** What Chromium counts about a page, by name. */
export async function metricsOf(devtools: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return new Map(metrics.map(({ name, value }) => [name, value]));
}
