import { availableParallelism } from 'node:os';
import { groupBy } from './group-by.mjs';
import { openStage, shootStory } from './shoot-story.mjs';

/** So many windows at once: a story mostly waits. */
const windows = availableParallelism() + 1;

/**
 * Takes the picture of every state in every view.
 * @param {import('playwright').Browser} browser
 * @param {string} url of the static Storybook
 * @param {{ component: string, stories: { id: string, name: string }[] }[]} components
 * @param {ReturnType<import('./views.mjs').viewsOf>} views
 * @returns {Promise<{ shots: Shot[], failures: { story: string, locale: string, message: string }[] }>}
 * @typedef {{ component: string, id: string, name: string, view: string, png: Buffer, faults: string[] }} Shot
 */
export async function shootAll(browser, url, components, views) {
  const byLocale = groupBy(views, ({ locale }) => locale);
  const states = components.flatMap(({ component, stories }) =>
    stories.map((story) => ({ component, story })),
  );
  const tasks = byLocale.flatMap(([locale, ofLocale]) =>
    states.map((state) => ({ ...state, locale, ofLocale })),
  );
  const results = new Array(tasks.length);
  const failures = [];
  const withOwnView = new Set();
  let next = 0;

  async function work() {
    const page = await openStage(browser);
    for (let index = next++; index < tasks.length; index = next++) {
      const { component, story, locale, ofLocale } = tasks[index];
      if (withOwnView.has(story.id)) continue;
      try {
        const { shots, problem } = await shootStory(page, url, story, ofLocale);
        if (problem !== null) failures.push({ story: story.id, locale, message: problem });
        if (shots.length === 0) withOwnView.add(story.id);
        results[index] = shots.map((shot) => ({ component, id: story.id, name: story.name, ...shot }));
      } catch (error) {
        failures.push({ story: story.id, locale, message: String(error.message).split('\n')[0] });
      }
    }
    await page.context().close();
  }
  await Promise.all(Array.from({ length: Math.min(windows, tasks.length) }, work));
  return { shots: results.flat().filter((shot) => shot !== undefined), failures };
}
