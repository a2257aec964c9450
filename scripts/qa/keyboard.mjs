import { find, onePicture, patience } from './controls.mjs';

/** More stops than any page has. */
const mostStops = 60;

/** What a dialog's form is sent with from the field in which something is written. */
const submits = ['Generate', 'Create character'];

/**
 * Does what a gesture asks for with keys alone; what needs a pointer by its nature is left to one.
 * @returns {Promise<boolean>} whether it did
 */
export async function performByKeyboard(page, gesture) {
  if (gesture.silently || gesture.over !== undefined) return false;
  switch (gesture.kind) {
    case 'press':
      await press(page, gesture);
      return true;
    case 'write':
      await write(page, gesture);
      return true;
    case 'choose': {
      await goTo(page, find(page, gesture.control));
      const opened = page.waitForEvent('filechooser', { timeout: patience });
      await page.keyboard.press('Enter');
      await (await opened).setFiles(onePicture(gesture.file));
      return true;
    }
    default:
      return false;
  }
}

async function press(page, { control, index = -1, times = 1, others = [] }) {
  const another = page.getByRole(control.role, { name: new RegExp(`^(${others.join('|')})$`) });
  const hasAnother = others.length > 0 && (await another.last().isVisible());
  const target = (hasAnother ? another : find(page, control)).nth(index);
  if (control.role === 'radio') return await pressRadio(page, target);
  const field = page.getByRole('dialog').getByRole('textbox').first();
  if (submits.includes(control.name) && (await field.isVisible())) {
    await goTo(page, field);
    return await page.keyboard.press('Control+Enter');
  }
  await goTo(page, target);
  for (let time = 0; time < times; time++) {
    await page.keyboard.press(control.role === 'checkbox' ? 'Space' : 'Enter');
  }
}

/** A group of radio buttons is one stop; arrows choose. */
async function pressRadio(page, target) {
  const group = await target.getAttribute('name');
  await goTo(page, page.locator(`input[type="radio"][name="${group}"]:checked`));
  for (let turn = 0; turn < 8 && !(await target.isChecked()); turn++) await page.keyboard.press('ArrowDown');
}

async function write(page, { control, text }) {
  const field = find(page, control);
  await goTo(page, field);
  if (control.role === 'slider') return await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** Tab by Tab, and in a grid arrow by arrow; fails when it leads out of the dialog or cannot be seen. */
async function goTo(page, locator) {
  await locator.waitFor({ state: 'attached', timeout: patience });
  const target = await locator.elementHandle();
  const inGrid = await target.evaluate((element) => element.getAttribute('tabindex') === '-1');
  for (let stop = 0; stop < mostStops; stop++) {
    const { arrived, onGrid, wrong } = await page.evaluate(lookAtFocus, { target, isMoved: stop > 0 });
    if (wrong !== null) throw new Error(wrong);
    if (arrived) return;
    await page.keyboard.press(inGrid && onGrid ? 'ArrowRight' : 'Tab');
  }
  throw new Error(
    `The keyboard does not reach ${await target.evaluate((element) => element.outerHTML.slice(0, 120))}`,
  );
}

/** Runs in the page. */
function lookAtFocus({ target, isMoved }) {
  const { document, getComputedStyle } = globalThis;
  const focused = document.activeElement;
  const dialogs = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')];
  const dialog = dialogs.filter((each) => each.closest('[aria-hidden="true"], [inert]') === null).at(-1);
  const leftIt = dialog !== undefined && focused !== document.body && !dialog.contains(focused);
  if (leftIt)
    return { arrived: false, wrong: `Tab leads out of the dialog, to ${focused.outerHTML.slice(0, 120)}` };
  const onGrid = focused.closest('[role="grid"], ul, ol')?.contains(target) === true;
  if (focused !== target) return { arrived: false, onGrid, wrong: null };
  // Where a pointer was last, browsers show no ring.
  if (!isMoved) return { arrived: true, onGrid, wrong: null };
  const isMarked = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  const around = [focused, focused.parentElement, focused.nextElementSibling, focused.closest('label')];
  const isSeen = focused.matches(':focus-visible') && around.some((each) => each !== null && isMarked(each));
  return {
    arrived: true,
    wrong: isSeen ? null : `Nothing shows the focus on ${focused.outerHTML.slice(0, 120)}`,
  };
}
