/** In CSS pixels, each way: WCAG 2.2, 2.5.8. */
const smallestTarget = 24;

const targets = [
  'a[href]',
  'button',
  'input:not([type="hidden"])',
  'select',
  'textarea',
  'summary',
  '[role="button"]',
  '[role="slider"]',
  '[role="tab"]',
].join(',');

/** What of ours is too small to be hit with a finger. Links in a sentence, and what only assistive technology meets, may be. */
export function smallTargets(): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>(targets)].flatMap((target) => {
    if (!isHittable(target)) return [];
    const { width, height } = boxOf(target);
    if (Math.min(width, height) >= smallestTarget - 0.5) return [];
    const name = target.getAttribute('aria-label') ?? target.textContent.trim();
    return [
      `A target of ${width.toFixed(0)} × ${height.toFixed(0)}: ${target.tagName.toLowerCase()} “${name}”`,
    ];
  });
}

/** A box that is ticked by its label is as large as the label. */
function boxOf(target: HTMLElement): DOMRect {
  const label = target instanceof HTMLInputElement ? (target.labels?.[0] ?? null) : null;
  const own = target.getBoundingClientRect();
  const around = label?.getBoundingClientRect() ?? own;
  return around.width * around.height > own.width * own.height ? around : own;
}

function isHittable(target: HTMLElement): boolean {
  const { display, pointerEvents, clipPath } = getComputedStyle(target);
  const { width, height } = target.getBoundingClientRect();
  const isInSentence = target instanceof HTMLAnchorElement && display === 'inline';
  return (
    !isInSentence &&
    pointerEvents !== 'none' &&
    width > 1 &&
    height > 1 &&
    clipPath === 'none' &&
    target.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    target.closest('[inert], [aria-hidden="true"]') === null &&
    target.closest('.ch-root') !== null
  );
}
