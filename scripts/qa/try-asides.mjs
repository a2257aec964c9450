import { patience } from './controls.mjs';
import { performByKeyboard } from './keyboard.mjs';
import { performByPointer } from './pointer.mjs';
import { readSnapshot } from './read-page.mjs';

/**
 * Tries the buttons here that no machine hears of: each must show something, and take it back; in what opens over the
 * page, what can be asked for there must work, too.
 * @param {import('playwright').Page} page
 * @param {boolean} byKeyboard
 * @returns {Promise<string[]>} what is wrong, in words
 */
export async function tryAsides(page, byKeyboard) {
  for (const { control, buttons = [], detours = [] } of await page.evaluate(() =>
    globalThis.walks.asides(),
  )) {
    const wrong = await pressAndReturn(page, { control, byKeyboard }, async ({ controls }) => {
      const missing = buttons.filter((name) => !controls.some((each) => each.name === name));
      if (missing.length > 0) return `Missing in what “${control.name}” opens: ${missing.join(', ')}.`;
      for (const { name, out } of detours) {
        const detour = { control: { role: 'button', name }, out, byKeyboard };
        const problem = await pressAndReturn(page, detour, () => null);
        if (problem !== null) return problem;
      }
      return null;
    });
    if (wrong !== null) return [wrong];
  }
  return [];
}

/** @returns {Promise<string | null>} what is wrong, or what `meanwhile` finds wrong with what is shown */
async function pressAndReturn(page, { control, out, byKeyboard }, meanwhile) {
  const before = await look(page);
  await press(page, control, byKeyboard);
  const shown = await lookUntil(page, (now) => !isSame(now, before));
  if (shown === null) return `The button “${control.name}” does nothing.`;
  const wrong = await meanwhile(shown);
  if (wrong !== null) return wrong;
  // A layer has a way out of its own; what unfolds is folded by the same button.
  const isLayer = shown.dialog !== before.dialog;
  const back = out ?? (isLayer ? 'Close' : control.name);
  await press(page, { role: 'button', name: back }, byKeyboard);
  // What has the focus again after a layer may show more than before.
  const isAsBefore = (now) => (isLayer ? now.dialog === before.dialog : isSame(now, before));
  return (await lookUntil(page, isAsBefore)) !== null
    ? null
    : `The button “${back}” does not take back what “${control.name}” shows.`;
}

async function press(page, control, byKeyboard) {
  // Where a part of the name is known, what it belongs to has it, too, and comes after it.
  const gesture = { kind: 'press', control, ...(control.part && { index: 0 }) };
  return await (byKeyboard ? performByKeyboard : performByPointer)(page, gesture);
}

async function look(page) {
  return readSnapshot(await page.locator('body').ariaSnapshot());
}

async function lookUntil(page, isRight) {
  const until = performance.now() + patience;
  for (;;) {
    // Until React and the focus have come to rest, keys would go elsewhere.
    await page.evaluate(() => globalThis.walks.rest());
    const now = await look(page);
    if (isRight(now)) return now;
    if (performance.now() > until) return null;
  }
}

const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
