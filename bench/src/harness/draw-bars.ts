import * as Plot from '@observablehq/plot';
import { colours, ticksOf } from './draw-scales.ts';
import { formatValue } from './format-value.ts';
import type { Chart, Measurement } from './result.ts';

const rowHeight = 22;
const groupGap = 14;
const letterWidth = 6.6;

/** A bar for each side of each measurement, with a line over the middle half of its samples. */
export function drawBars(measurements: readonly Measurement[], chart: Chart): Plot.PlotOptions {
  const unit = measurements[0]?.unit ?? 'count';
  const bars = measurements.flatMap(({ name, at, sides }) =>
    sides.map((side) => ({
      group: labelOf({ name, at }, chart),
      side: side.name,
      value: side.summary.median,
      low: side.summary.quartiles[0],
      high: side.summary.quartiles[1],
      text: formatValue(side.summary.median, unit),
    })),
  );
  const sides = [...new Set(bars.map(({ side }) => side))];
  const groups = [...new Set(bars.map(({ group }) => group))];
  const rows = groups.length * sides.length;
  const values = bars.flatMap(({ value, high }) => [value, high]);
  const smallest = Math.min(
    ...bars.map(({ value, low }) => Math.min(value, low)).filter((value) => value > 0),
  );
  const domain: [number, number] =
    chart.scale === 'log' ? [smallest / 2, Math.max(...values)] : [0, Math.max(...values)];
  const hasGroups = groups.length > 1;
  return {
    width: 760,
    height: rows * rowHeight + groups.length * groupGap + 40,
    marginLeft: 24 + letterWidth * Math.max(...sides.map(({ length }) => length)),
    marginRight: hasGroups ? 90 + letterWidth * Math.max(...groups.map(({ length }) => length)) : 90,
    marginTop: 8,
    marginBottom: 32,
    x: { type: chart.scale, domain, label: null, ...ticksOf(domain, chart.scale, unit) },
    y: { domain: sides, label: null, tickSize: 0, padding: 0.2 },
    fy: { domain: groups, label: null, padding: 0.12, axis: hasGroups ? 'right' : null },
    color: { domain: sides, range: colours(sides.length) },
    marks: [
      Plot.gridX({ stroke: 'var(--line)', strokeOpacity: 1, ...ticksOf(domain, chart.scale, unit) }),
      Plot.barX(bars, { x1: domain[0], x2: 'value', y: 'side', fy: 'group', fill: 'side' }),
      Plot.ruleY(
        bars.filter(({ low, high }) => low !== high),
        { x1: 'low', x2: 'high', y: 'side', fy: 'group', stroke: 'var(--text)' },
      ),
      Plot.text(bars, {
        x: ({ value, high }: (typeof bars)[number]) => Math.max(value, high),
        y: 'side',
        fy: 'group',
        text: 'text',
        textAnchor: 'start',
        dx: 5,
        fill: 'var(--text)',
      }),
    ],
  };
}

/** Where all measure the same, only the circumstances tell them apart. */
function labelOf({ name, at }: Pick<Measurement, 'name' | 'at'>, chart: Chart): string {
  if (at === undefined) return name;
  return chart.measurements.length === 1 ? at : `${name}, ${at}`;
}
