/** Texts of ours that have less room than they need and cannot be read whole some other way, as sentences. */
export function clippedTexts(): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>('.ch-root *')]
    .filter(isClipped)
    .map(({ textContent }) => `Cut off at the side: “${textContent.trim().slice(0, 60)}”`);
}

function isClipped(element: HTMLElement): boolean {
  // Cheap first: few elements are wider inside than outside.
  if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth <= 1) return false;
  if (element.matches('textarea, input, [title]') || element.closest('[hidden], [aria-hidden="true"]'))
    return false;
  const hasText = [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '',
  );
  return hasText && /hidden|clip/.test(getComputedStyle(element).overflowX);
}
