import { chromium } from 'playwright';
import { serveWalks } from './serve-walks.mjs';
import { walkMachine } from './walk-browser.mjs';

const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-sync',
];

/** How many machines are walked at once; each has a page of its own. */
const pages = 3;

/**
 * Walks every machine that a page walks.
 * @param {string} browserPath
 * @param {readonly string[]} names only these; none for all
 * @param {(line: string) => void} tell
 */
export async function walkAll(browserPath, names, tell) {
  const server = await serveWalks();
  const browser = await chromium.launch({ executablePath: browserPath, args: launchArguments });
  try {
    const known = await withPage(browser, server.url, (page) =>
      page.evaluate(() => globalThis.walks.names()),
    );
    const waiting = known.filter((name) => names.length === 0 || names.includes(name));
    const results = new Map();
    const work = async () => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        const result = await withPage(browser, server.url, (page) => walkMachine(page, name));
        results.set(name, result);
        tell(`${name}: ${result.steps} steps in ${result.seconds.toFixed(1)} s`);
      }
    };
    await Promise.all(Array.from({ length: pages }, work));
    return known.flatMap((name) => results.get(name) ?? []);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function withPage(browser, url, use) {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
    // Dates are named in the words of one place.
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error));
  try {
    await page.goto(url);
    await page.waitForFunction(() => globalThis.walks !== undefined);
    const result = await use(page);
    if (errors.length > 0) throw errors[0];
    return result;
  } finally {
    await context.close();
  }
}
