import { chromium } from 'playwright';
import { chromiumArguments } from '../lib/chromium-arguments.mjs';
import { serveWalks } from './serve-walks.mjs';
import { walkMachine } from './walk-browser.mjs';

/** How many walks are under way at once; each has a page of its own. */
const pages = 4;

/** Each machine is walked in each of these. */
const ways = [
  { way: 'pointer', theme: 'light' },
  { way: 'keyboard', theme: 'dark' },
];

/**
 * Walks every machine that a page walks.
 * @param {string} browserPath
 * @param {readonly string[]} names only these; none for all
 * @param {(line: string) => void} tell
 */
export async function walkAll(browserPath, names, tell) {
  const [served, launched] = await Promise.allSettled([
    serveWalks(),
    chromium.launch({ executablePath: browserPath, args: chromiumArguments }),
  ]);
  try {
    const server = valueOf(served);
    const browser = valueOf(launched);
    const known = await withPage(browser, server.url, 'light', (page) =>
      page.evaluate(() => globalThis.walks.names()),
    );
    const wanted = known.filter((name) => names.length === 0 || names.includes(name));
    const waiting = wanted.flatMap((name) => ways.map((each) => ({ name, ...each })));
    const results = [];
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { name, way, theme } = next;
        const result = await withPage(browser, server.url, theme, (page) => walkMachine(page, name, way));
        results.push(result);
        tell(`${name}, ${way}: ${result.steps} steps in ${result.seconds.toFixed(1)} s`);
      }
    };
    await Promise.all(Array.from({ length: pages }, work));
    return results;
  } finally {
    await launched.value?.close();
    await served.value?.close();
  }
}

function valueOf({ status, value, reason }) {
  if (status === 'rejected') throw reason;
  return value;
}

async function withPage(browser, url, theme, use) {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    colorScheme: theme,
    viewport: { width: 1280, height: 900 },
    // Dates are named in the words of one place.
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  const errors = [];
  // While nobody listens, Chromium would open a window of its own.
  page.on('filechooser', () => undefined);
  page.on('pageerror', (error) => errors.push(error));
  try {
    await page.goto(`${url}?theme=${theme}`);
    await page.waitForFunction(() => globalThis.walks !== undefined);
    const result = await use(page);
    if (errors.length > 0) throw errors[0];
    return result;
  } finally {
    await context.close();
  }
}
