import type { UserEvent } from '@testing-library/user-event';

const stops = [
  'a[href]',
  'button:not(:disabled)',
  'input:not(:disabled):not([type="hidden"]):not([hidden])',
  'textarea:not(:disabled)',
  'select:not(:disabled)',
  '[tabindex="0"]',
].join(',');

/**
 * Goes once around a dialog with Tab, and back with Shift+Tab. Fails when the focus leaves the dialog, when a control is
 * left out or comes in another order than it is read, or when the way back is another one.
 * @returns how many stops there are
 */
export async function tabAround(user: UserEvent, dialog: HTMLElement): Promise<number> {
  const expected: Element[] = [...dialog.querySelectorAll<HTMLElement>(stops)]
    .filter((element) => element.tabIndex >= 0 && !isOtherRadio(element))
    // Not every DOM answers in the order of the document.
    .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  const there = await collect(user, dialog, { shift: false, steps: expected.length });
  const firstReached = expected.indexOf(there[0] ?? dialog);
  assertSame(there, [...expected.slice(firstReached), ...expected.slice(0, firstReached)]);

  const back = await collect(user, dialog, { shift: true, steps: expected.length });
  assertSame(back, [...there.slice(0, -1).reverse(), ...there.slice(-1)]);
  return expected.length;
}

/** Of radio buttons Tab stops at the one that is chosen. */
function isOtherRadio(element: HTMLElement): boolean {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked) return false;
  const group = [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
  return group.some(({ name, checked }) => checked && name === element.name);
}

async function collect(
  user: UserEvent,
  dialog: HTMLElement,
  { shift = false, steps = 0 },
): Promise<Element[]> {
  const reached: Element[] = [];
  for (let step = 0; step < steps; step++) {
    await user.tab({ shift });
    const focused = document.activeElement;
    if (focused === null || !dialog.contains(focused)) throw new Error(`Tab led out, to ${say(focused)}`);
    reached.push(focused);
  }
  return reached;
}

function assertSame(reached: readonly Element[], expected: readonly Element[]): void {
  const [found, wanted] = [reached.map(say).join('\n'), expected.map(say).join('\n')];
  if (reached.some((element, index) => element !== expected[index])) {
    throw new Error(`Tab went to\n${found}\ninstead of\n${wanted}`);
  }
}

function say(element: Element | null): string {
  const name = element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? '';
  return `${element?.tagName.toLowerCase() ?? 'nothing'} “${name}”`;
}
