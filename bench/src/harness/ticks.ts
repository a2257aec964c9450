const steps = [1, 2, 5];
const mostTicks = 7;

/**
 * Round values within a domain; bytes are round in KiB.
 * @param base what one unit of the shown number is
 */
export function ticks(
  [low, high]: readonly [number, number],
  scale: 'linear' | 'log',
  base: number,
): number[] {
  const inside = (value: number) => value >= low && value <= high;
  if (scale === 'log') {
    const each = decades(low / base, high / base).map((value) => value * base);
    const all = each.flatMap((decade) => steps.map((step) => step * decade)).filter(inside);
    if (all.length <= mostTicks) return all;
    const tens = each.filter(inside);
    const skipped = Math.ceil(tens.length / mostTicks);
    return tens.filter((_, index) => index % skipped === 0);
  }
  const size = decades((high - low) / base / 100, (high - low) / base)
    .flatMap((decade) => steps.map((step) => step * decade * base))
    .find((step) => (high - low) / step <= mostTicks);
  if (size === undefined || size <= 0) return [low];
  const first = Math.ceil(low / size);
  return Array.from({ length: Math.floor(high / size) - first + 1 }, (_, index) => (first + index) * size);
}

function decades(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
}
