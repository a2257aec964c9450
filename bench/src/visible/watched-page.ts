import type { Browser, Page } from 'playwright';

/** A page that says when a picture in its dialog has been decoded, by the clock of this process. */
export interface WatchedPage {
  readonly page: Page;
  /** When the next picture is decoded. To be called before what leads to it. */
  nextPicture(): Promise<number>;
  close(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** Runs in the page: tells of each picture in a dialog once it could be painted. As text, since compilers add calls of their own to functions. */
const tellOfPictures = `
const seen = new Set();
const look = () => {
  for (const picture of document.querySelectorAll('[role=dialog] img')) {
    const address = picture.src;
    if (address === '' || address.startsWith('data:') || seen.has(address)) continue;
    seen.add(address);
    picture.decode().then(() => window.tellDecoded(performance.now()), () => seen.delete(address));
  }
};
new MutationObserver(look).observe(document, {
  subtree: true, childList: true, attributes: true, attributeFilter: ['src'],
});
`;

export async function openWatchedPage(browser: Browser, url: string): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'en-US' });
  const page = await context.newPage();
  let decoded: ((pageNow: number) => void) | null = null;
  await page.exposeFunction('tellDecoded', (pageNow: number) => decoded?.(pageNow));
  await page.addInitScript({ content: tellOfPictures });
  await page.goto(url);
  const ahead = await clockDifference(page);
  return {
    page,
    nextPicture() {
      return new Promise((resolve, reject) => {
        const giveUp = setTimeout(() => reject(new Error(`No picture appeared on ${url}`)), PATIENCE_MS);
        decoded = (pageNow) => {
          decoded = null;
          clearTimeout(giveUp);
          resolve(pageNow + ahead);
        };
      });
    },
    close: () => context.close(),
  };
}

/**
 * What to add to the page's `performance.now()` to have this process'. Both count the machine's monotonic clock from
 * another beginning. The question that was answered quickest tells the difference best: to half its time.
 */
async function clockDifference(page: Page): Promise<number> {
  let best = { took: Infinity, difference: 0 };
  for (let asked = 0; asked < 50; asked += 1) {
    const before = performance.now();
    const pageNow = await page.evaluate(() => performance.now());
    const after = performance.now();
    if (after - before < best.took)
      best = { took: after - before, difference: (before + after) / 2 - pageNow };
  }
  return best.difference;
}
