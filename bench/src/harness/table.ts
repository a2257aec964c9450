import { formatValue } from './format-value.ts';
import type { BenchmarkResult, GoalResult, Measurement } from './result.ts';

/** What one run found, as Markdown: a table of goals, then one of what was measured. */
export function tableOf({ goals, measurements, notes }: BenchmarkResult): string {
  const parts = [
    goals.length > 0 ? rowsOf(['goal', 'limit', 'measured', 'interval', 'verdict'], goals.map(goalRow)) : '',
    rowsOf(['measured', 'side', 'median', 'middle half', 'ratio'], measurements.flatMap(measurementRows)),
    notes.map((note) => `- ${note}`).join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const signs = { met: '✓ met', missed: '✗ missed', 'too noisy to say': '? too noisy to say' };

function goalRow({ statement, unit, atMost, atLeast, measured, verdict }: GoalResult): string[] {
  const limits = [
    ...(atMost === undefined ? [] : [`≤ ${formatValue(atMost, unit)}`]),
    ...(atLeast === undefined ? [] : [`≥ ${formatValue(atLeast, unit)}`]),
  ];
  const [low, high] = measured.interval;
  return [
    statement,
    limits.join(', '),
    formatValue(measured.median, unit),
    low === high ? 'exact' : `${formatValue(low, unit)} – ${formatValue(high, unit)}`,
    signs[verdict],
  ];
}

function measurementRows({ name, at, unit, sides, ratios }: Measurement): string[][] {
  return sides.map((side, index) => {
    const [low, high] = side.summary.quartiles;
    return [
      index === 0 ? [name, at].filter((part) => part !== undefined).join(', ') : '',
      side.name,
      formatValue(side.summary.median, unit),
      low === high ? '' : `${formatValue(low, unit)} – ${formatValue(high, unit)}`,
      ratios
        .filter(({ of }) => of === side.name)
        .map(({ to, summary }) => `${formatValue(summary.median, '×')} of ${to} (${ratioRange(summary)})`)
        .join('; '),
    ];
  });
}

function ratioRange({ interval: [low, high] }: { readonly interval: readonly [number, number] }) {
  return low === high ? 'exact' : `${formatValue(low, '×')} – ${formatValue(high, '×')}`;
}

function rowsOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
