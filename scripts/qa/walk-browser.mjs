import { compare } from './compare.mjs';
import { patience } from './controls.mjs';
import { performByKeyboard } from './keyboard.mjs';
import { performByPointer } from './pointer.mjs';
import { readSnapshot } from './read-page.mjs';
import { tryAsides } from './try-asides.mjs';

/** So that a plan that cannot be followed ends. */
const mostPaths = 100;
/** So many say enough. */
const mostProblems = 10;

/**
 * Walks one machine through the components on the page, as a person would, comparing the page with what is expected at
 * every step.
 * @param {import('playwright').Page} page
 * @param {string} name
 * @param {'pointer' | 'keyboard'} way
 */
export async function walkMachine(page, name, way) {
  const started = performance.now();
  const { disagreements } = await page.evaluate((machine) => globalThis.walks.plan(machine), name);
  const planning = performance.now() - started;
  const problems = disagreements.map((wrong) => ({ steps: [], state: '', wrong: [wrong] }));
  const states = new Set();
  let paths = 0;
  let steps = 0;
  for (; paths < mostPaths && problems.length < mostProblems; paths++) {
    await page.mouse.move(2, 2);
    const path = await page.evaluate(() => globalThis.walks.start());
    if (path === null) break;
    const walked = await walkPath(page, path, { states, byKeyboard: way === 'keyboard' });
    steps += walked.steps;
    if (walked.problem !== null) problems.push(walked.problem);
  }
  const { all, taken } = await page.evaluate(() => globalThis.walks.result());
  const seconds = (performance.now() - started) / 1000;
  return {
    machine: name,
    way,
    states: states.size,
    paths,
    steps,
    planning: planning / 1000,
    seconds,
    transitions: all,
    taken,
    problems,
  };
}

/** Ends at the first thing that is wrong: what follows it says nothing. */
async function walkPath(page, path, { states, byKeyboard }) {
  for (let step = -1; step < path.length; step++) {
    const wrong = [];
    const note = (error) => wrong.push(firstLine(error));
    let mayLoseFocus = true;
    if (step >= 0) {
      const action = await page.evaluate((index) => globalThis.walks.action(index), step);
      if (action === 'impossible') return { steps: step, problem: null };
      mayLoseFocus = !byKeyboard || action === 'tell' || action.kind === 'host' || (await isFocusLost(page));
      // A key needs something to press, and so had the focus.
      if ((await perform(page, action, step, byKeyboard).catch(note)) === 'by key') mayLoseFocus = false;
    }
    const seen = await readUntilRight(page, step, mayLoseFocus);
    states.add(seen.state);
    wrong.push(...seen.wrong);
    if (wrong.length === 0) {
      wrong.push(...(await tryAsides(page, byKeyboard).catch((error) => [firstLine(error)])));
    }
    if (wrong.length > 0) {
      if (step >= 0) await page.evaluate((index) => globalThis.walks.ban(index), step);
      return { steps: step + 1, problem: { steps: path.slice(0, step + 1), state: seen.state, wrong } };
    }
  }
  return { steps: path.length, problem: null };
}

/** @returns {Promise<'by key' | 'otherwise'>} */
async function perform(page, gesture, step, byKeyboard) {
  if (gesture === 'tell') await page.evaluate((index) => globalThis.walks.tell(index), step);
  else if (byKeyboard && (await performByKeyboard(page, gesture))) return 'by key';
  else await performByPointer(page, gesture);
  return 'otherwise';
}

async function unfold(page, name) {
  if (name === undefined) return;
  const folded = page.getByRole('button', { name, expanded: false });
  if (await folded.isVisible()) await folded.click({ timeout: patience });
}

/** Who has a keyboard only would have to begin again at the top of the page. */
function isFocusLost(page) {
  return page.evaluate(() => {
    const { document } = globalThis;
    const anything = document.querySelector('main :is(button, a[href]), [role="dialog"]');
    return document.activeElement === document.body && anything !== null;
  });
}

async function readUntilRight(page, step, mayLoseFocus) {
  const until = performance.now() + patience;
  for (;;) {
    const { state, expected, unsent } = await page.evaluate((index) => globalThis.walks.read(index), step);
    await unfold(page, expected.unfold);
    const wrong = compare(expected, readSnapshot(await page.locator('body').ariaSnapshot()));
    if (unsent !== null) wrong.unshift(`It did not send ${unsent}.`);
    if (!mayLoseFocus && (await isFocusLost(page))) wrong.push('The focus is lost.');
    if (wrong.length === 0) return { state, wrong: await page.evaluate(() => globalThis.walks.inspect()) };
    if (performance.now() > until) return { state, wrong };
  }
}

const firstLine = (error) => String(error.message).split('\n')[0];
