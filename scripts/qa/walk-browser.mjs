import { readSnapshot } from './read-page.mjs';
import { compare } from './compare.mjs';

/** A page that is late is waited for this long; a page that is wrong stays wrong. */
const patience = 2_000;

/** So that a plan that cannot be followed ends. */
const mostPaths = 100;
/** So many say enough. */
const mostProblems = 10;

/**
 * Walks one machine through the components on the page, as a person would, comparing the page with what is expected at
 * every step.
 * @param {import('playwright').Page} page
 * @param {string} name
 */
export async function walkMachine(page, name) {
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
    const walked = await walkPath(page, path, states);
    steps += walked.steps;
    if (walked.problem !== null) problems.push(walked.problem);
  }
  const { all, taken } = await page.evaluate(() => globalThis.walks.result());
  const seconds = (performance.now() - started) / 1000;
  return {
    machine: name,
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
async function walkPath(page, path, states) {
  for (let step = -1; step < path.length; step++) {
    const wrong = [];
    if (step >= 0) {
      const action = await page.evaluate((index) => globalThis.walks.action(index), step);
      if (action === 'impossible') return { steps: step, problem: null };
      await perform(page, action, step).catch((error) => wrong.push(firstLine(error)));
    }
    const seen = await readUntilRight(page, step);
    states.add(seen.state);
    wrong.push(...seen.wrong);
    if (wrong.length > 0) {
      if (step >= 0) await page.evaluate((index) => globalThis.walks.ban(index), step);
      return { steps: step + 1, problem: { steps: path.slice(0, step + 1), state: seen.state, wrong } };
    }
  }
  return { steps: path.length, problem: null };
}

async function perform(page, gesture, step) {
  if (gesture === 'tell') return await page.evaluate((index) => globalThis.walks.tell(index), step);
  switch (gesture.kind) {
    case 'press':
      await press(page, gesture);
      // A pointer that rests on what appears next would say that somebody is there.
      return await page.mouse.move(2, 2);
    case 'write':
      return await find(page, gesture.control).fill(gesture.text, { timeout: patience });
    case 'choose': {
      const opened = page.waitForEvent('filechooser', { timeout: patience });
      await find(page, gesture.control).click({ timeout: patience });
      await page.mouse.move(2, 2);
      const chooser = await opened;
      return await chooser.setFiles({ name: gesture.file, mimeType: 'image/png', buffer: onePixel });
    }
    case 'key':
      return await page.keyboard.press(gesture.key);
    case 'move':
      await page.mouse.move(640, 440);
      return await page.mouse.move(644, 444);
    case 'host':
      return await page.evaluate((props) => globalThis.walks.host(props), gesture.props);
    default:
      throw new Error(`Nobody knows how to ${gesture.kind}`);
  }
}

async function press(page, { control, over, index = 0, times = 1, silently = false }) {
  if (over !== undefined) await find(page, over).first().hover({ timeout: patience });
  const found = find(page, control).nth(index);
  for (let time = 0; time < times; time++) {
    if (silently) await found.dispatchEvent('click', {}, { timeout: patience });
    else await found.click({ timeout: patience });
  }
}

async function unfold(page, name) {
  if (name === undefined) return;
  const folded = page.getByRole('button', { name, expanded: false });
  if (await folded.isVisible()) await folded.click({ timeout: patience });
}

function find(page, { role, name, part = false }) {
  return page.getByRole(role, { name, exact: !part });
}

async function readUntilRight(page, step) {
  const until = performance.now() + patience;
  for (;;) {
    const { state, expected, unsent } = await page.evaluate((index) => globalThis.walks.read(index), step);
    await unfold(page, expected.unfold);
    const wrong = compare(expected, readSnapshot(await page.locator('body').ariaSnapshot()));
    if (unsent !== null) wrong.unshift(`It did not send ${unsent}.`);
    if (wrong.length === 0 || performance.now() > until) return { state, wrong };
  }
}

const firstLine = (error) => String(error.message).split('\n')[0];

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
