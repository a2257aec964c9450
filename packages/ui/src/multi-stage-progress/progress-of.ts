/** The whole that a button stands in: it keeps the focus when the button goes away with what it does. */
export function progressOf(leaving: HTMLElement): HTMLElement | null {
  return leaving.closest('section');
}
