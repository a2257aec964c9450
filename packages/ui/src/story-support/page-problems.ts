import axe from 'axe-core';

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

/** What keeps somebody from using the page as it stands, in words; a page of a host's has landmarks of its own. */
export async function pageProblems(): Promise<readonly string[]> {
  return [...(await axeProblems()), ...smallTargets(), ...movingParts()];
}

async function axeProblems(): Promise<readonly string[]> {
  const off = { enabled: false };
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'],
    rules: { region: off, 'landmark-one-main': off, 'page-has-heading-one': off },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${any[0]?.message ?? ''} ${html.slice(0, 160)}`),
  );
}

/** What is too small to be hit with a finger. Links in a sentence, and what only assistive technology meets, may be. */
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
    target.closest('[inert], [aria-hidden="true"]') === null
  );
}

/** What moves although nothing should; to fade is not to move. */
export function movingParts(): readonly string[] {
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) return [];
  return document.getAnimations().flatMap((animation) => {
    const { effect, playState } = animation;
    if (playState !== 'running' || !(effect instanceof KeyframeEffect)) return [];
    const { duration } = effect.getComputedTiming();
    const moved = effect
      .getKeyframes()
      .flatMap((frame) => Object.keys(frame))
      .filter((property) => !harmless.has(property));
    if (Number(duration) <= 1 || moved.length === 0) return [];
    const place = effect.target?.getAttribute('class') ?? '';
    return [
      `It moves (${[...new Set(moved)].join(', ')}) for those who want no motion: ${place.slice(0, 80)}`,
    ];
  });
}

const harmless = new Set([
  'offset',
  'computedOffset',
  'easing',
  'composite',
  'opacity',
  'color',
  'backgroundColor',
  'borderColor',
]);
