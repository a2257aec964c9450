import { findFaults } from './find-faults.mjs';

/** A story that is not done by then says so in the report. */
const patience = 20_000;
const now = new Date('2026-01-15T10:00:00Z');
/** What each page speaks now. */
const languages = new WeakMap();

/** A page on which nothing moves and the clock stands. */
export async function openStage(browser) {
  const context = await browser.newContext({ reducedMotion: 'reduce', deviceScaleFactor: 1 });
  const page = await context.newPage();
  await page.clock.setFixedTime(now);
  return page;
}

/**
 * Plays a story once in one language and takes its picture in each view of it.
 * @param {import('playwright').Page} page
 * @param {string} url of the static Storybook
 * @param {{ id: string }} story
 * @param {ReturnType<import('./views.mjs').viewsOf>} views in one language
 * @returns {Promise<{ shots: { view: string, png: Buffer, faults: string[] }[], problem: string | null }>} no pictures
 * when the story has its own language, theme or width: another story shows the same state. `problem`: what kept it from
 * its state; the pictures show how far it came.
 */
export async function shootStory(page, url, story, views) {
  const [{ locale, width, height }] = views;
  await page.setViewportSize({ width, height });
  await page.mouse.move(0, 0);
  await showStory(page, url, story.id, locale);
  const { phase, hasOwnView, problem } = await untilPlayed(page, story.id);
  if (hasOwnView) return { shots: [], problem: null };
  if (phase !== 'finished') throw new Error(`The story ended as “${phase}”.`);

  const shots = [];
  for (const view of views) {
    await page.setViewportSize({ width: view.width, height: view.height });
    await page.mouse.move(0, 0);
    const size = await page.evaluate(settle, view.theme);
    const png = await page.screenshot({
      animations: 'disabled',
      caret: 'hide',
      ...(size === null ? {} : { fullPage: true, clip: { x: 0, y: 0, ...size } }),
    });
    shots.push({ view: view.name, png, faults: await page.evaluate(findFaults, view) });
  }
  return { shots, problem };
}

/** Storybook goes from story to story of one language without being loaded again. */
async function showStory(page, url, id, locale) {
  // What axe finds is the story tests' affair.
  const globals = `a11y.manual:!true;locale:${locale}`;
  if (languages.get(page) === locale) {
    await page.evaluate((storyId) => {
      const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__;
      globalThis.problemBefore = channel.last('playFunctionThrewException')?.[0];
      channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
    }, id);
  } else {
    await page.goto(`${url}iframe.html?id=${id}&viewMode=story&globals=${globals}`);
    languages.set(page, locale);
  }
}

async function untilPlayed(page, storyId) {
  const played = await page.waitForFunction(
    (id) => {
      const render = globalThis.__STORYBOOK_PREVIEW__?.currentRender;
      const phase = render?.phase;
      if (render?.id !== id || !['finished', 'errored', 'aborted'].includes(phase)) return null;
      // A story that threw is “finished”, too.
      const thrown = globalThis.__STORYBOOK_ADDONS_CHANNEL__.last('playFunctionThrewException')?.[0];
      const problem = thrown === globalThis.problemBefore ? null : String(thrown.message).split('\n')[0];
      return { phase, problem, hasOwnView: Object.keys(render.story.storyGlobals).length > 0 };
    },
    storyId,
    { timeout: patience, polling: 50 },
  );
  return played.jsonValue();
}

/**
 * Runs in the page: waits for fonts, pictures and the layout; answers with the size of what is shown, or null where it
 * is the whole window.
 */
async function settle(theme) {
  document.documentElement.classList.toggle('dark', theme === 'dark');
  // A picture that is loaded lazily and lies out of sight is never decoded.
  const isAwaited = (image) => image.loading !== 'lazy' || image.getBoundingClientRect().top < innerHeight;
  const pictures = [...document.images]
    .filter(isAwaited)
    .map((image) => image.decode().catch(() => undefined));
  const longEnough = new Promise((done) => setTimeout(done, 5_000));
  await Promise.race([Promise.all([document.fonts.ready, ...pictures]), longEnough]);
  for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done));
  const fixed = [...document.body.querySelectorAll('*')].some(
    (element) => getComputedStyle(element).position === 'fixed' && element.getClientRects().length > 0,
  );
  if (fixed) return null;
  const { bottom } = document.querySelector('#storybook-root').getBoundingClientRect();
  const height = Math.ceil(Math.min(Math.max(bottom + 16, 80), 2_400));
  return { width: innerWidth, height };
}
