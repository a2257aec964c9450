import { find, onePicture, patience } from './controls.mjs';

/** Does what a gesture asks for, with a pointer where there is a choice. */
export async function performByPointer(page, gesture) {
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
      return await (await opened).setFiles(onePicture(gesture.file));
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
