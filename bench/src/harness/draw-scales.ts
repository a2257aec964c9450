import { ticks } from './ticks.ts';
import { formatValue } from './format-value.ts';
import type { Chart, Unit } from './result.ts';

const range = ['var(--ours)', 'var(--other-1)', 'var(--other-2)', 'var(--other-3)', 'var(--other-4)'];

/** Ours first, then those beside it. */
export function colours(count: number): string[] {
  return Array.from({ length: count }, (_, index) => range[index % range.length] ?? 'currentColor');
}

/** Values at which an axis is marked, in the words of the tables. */
export function ticksOf(domain: readonly [number, number], scale: Chart['scale'], unit: Unit) {
  return {
    ticks: ticks(domain, scale, unit === 'B' ? 1024 : 1),
    tickFormat: (value: number) => formatValue(value, unit),
  };
}
