import * as Plot from '@observablehq/plot';
import { colours, ticksOf } from './draw-scales.ts';
import { formatValue } from './format-value.ts';
import type { Chart, Measurement } from './result.ts';

const letterWidth = 6.6;
const height = 300;
const margins = { marginTop: 12, marginBottom: 46 };
const plotHeight = height - margins.marginTop - margins.marginBottom;
const labelHeight = 15;

/** A line for each side over what grows, with the middle half of the samples at each point. */
export function drawLines(measurements: readonly Measurement[], chart: Chart): Plot.PlotOptions {
  const unit = measurements[0]?.unit ?? 'count';
  const points = measurements.flatMap(({ name, x, sides }) =>
    sides.map((side) => ({
      x: x ?? 0,
      line: chart.measurements.length === 1 ? side.name : `${name}, ${side.name}`,
      value: side.summary.median,
      low: side.summary.quartiles[0],
      high: side.summary.quartiles[1],
    })),
  );
  const lines = [...new Set(points.map(({ line }) => line))];
  const counts = [...new Set(points.map(({ x }) => x))].toSorted((a, b) => a - b);
  const last = lines.flatMap((line) => points.filter((point) => point.line === line).slice(-1));
  const highest = Math.max(...points.map(({ high }) => high));
  const lowest = Math.min(...points.map(({ low }) => low));
  const domain: [number, number] = chart.scale === 'log' ? [lowest / 1.5, highest * 1.5] : [0, highest * 1.1];
  return {
    width: 760,
    height,
    marginLeft: 70,
    marginRight: 30 + letterWidth * Math.max(...lines.map(({ length }) => length)),
    ...margins,
    x: {
      type: 'log',
      ticks: counts,
      tickFormat: (count: number) => formatValue(count, 'count'),
      label: chart.xLabel ?? null,
      labelAnchor: 'center',
      labelArrow: 'none',
    },
    y: { type: chart.scale, domain, label: null, ...ticksOf(domain, chart.scale, unit) },
    color: { domain: lines, range: colours(lines.length) },
    marks: [
      Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1, ...ticksOf(domain, chart.scale, unit) }),
      Plot.ruleX(points, {
        x: 'x',
        y1: 'low',
        y2: 'high',
        stroke: 'line',
        strokeWidth: 4,
        strokeOpacity: 0.35,
      }),
      Plot.line(points, { x: 'x', y: 'value', stroke: 'line', strokeWidth: 2 }),
      Plot.dot(points, { x: 'x', y: 'value', fill: 'line', r: 3.5 }),
      Plot.text(spreadLabels(last, domain, chart.scale), {
        x: 'x',
        y: 'value',
        text: 'line',
        fill: 'line',
        textAnchor: 'start',
        dx: 9,
      }),
    ],
  };
}

/** Moves labels of lines that end close together apart, from the lowest up. */
function spreadLabels<Label extends { readonly value: number }>(
  labels: readonly Label[],
  [low, high]: readonly [number, number],
  scale: Chart['scale'],
): Label[] {
  const place = scale === 'log' ? Math.log : (value: number) => value;
  const value = scale === 'log' ? Math.exp : (place: number) => place;
  const gap = ((place(high) - place(low)) * labelHeight) / plotHeight;
  let free = -Infinity;
  return labels
    .toSorted((a, b) => a.value - b.value)
    .map((label) => {
      const at = Math.max(place(label.value), free);
      free = at + gap;
      return { ...label, value: value(at) };
    });
}
