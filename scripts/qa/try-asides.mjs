import { patience } from './controls.mjs';
import { performByKeyboard } from './keyboard.mjs';
import { performByPointer } from './pointer.mjs';
import { readSnapshot } from './read-page.mjs';

/**
 * Tries the buttons here that no machine hears of: each must show something, and take it back.
 * @param {import('playwright').Page} page
 * @param {boolean} byKeyboard
 * @returns {Promise<string[]>} what is wrong, in words
 */
export async function tryAsides(page, byKeyboard) {
  for (const { name } of await page.evaluate(() => globalThis.walks.asides())) {
    const before = await look(page);
    await press(page, name, byKeyboard);
    const shown = await lookUntil(page, (now) => !isSame(now, before));
    if (shown === null) return [`The button “${name}” does nothing.`];
    // A layer has a way out of its own; what unfolds is folded by the same button.
    const out = shown.dialog === before.dialog ? name : 'Close';
    await press(page, out, byKeyboard);
    if ((await lookUntil(page, (now) => isSame(now, before))) === null) {
      return [`The button “${out}” does not take back what “${name}” shows.`];
    }
  }
  return [];
}

async function press(page, name, byKeyboard) {
  const gesture = { kind: 'press', control: { role: 'button', name } };
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
