import type { Unit } from './result.ts';

const kibibyte = 1024;

/** A value with three significant digits and its unit, as tables and charts write it. */
export function formatValue(value: number, unit: Unit): string {
  switch (unit) {
    case 'B':
      return Math.abs(value) < kibibyte
        ? `${digits(value)} B`
        : Math.abs(value) < kibibyte ** 2
          ? `${digits(value / kibibyte)} KiB`
          : `${digits(value / kibibyte ** 2)} MiB`;
    case 'count':
      return digits(value);
    case '/s':
      return `${digits(value)}/s`;
    case '×':
    case '%':
    case 's':
    case 'ms':
    case 'µs':
      return `${digits(value)} ${unit}`;
  }
}

function digits(value: number): string {
  const rounded = Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
  return rounded.toLocaleString('en-US', { maximumSignificantDigits: 21 });
}
