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
