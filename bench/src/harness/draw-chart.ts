import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { drawBars } from './draw-bars.ts';
import { drawLines } from './draw-lines.ts';
import type { BenchmarkResult, Chart } from './result.ts';

/** Its own background, so it can be read on any page; light or dark as the reader's system is. */
const style = `
  svg.chart { --ours: #0b6bcb; --other-1: #c2570c; --other-2: #6d6d78; --other-3: #0f7b52; --other-4: #8a3fb0;
    --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --page: #ffffff;
    background: var(--page); color: var(--text); font-family: system-ui, sans-serif; font-size: 12px; }
  @media (prefers-color-scheme: dark) {
    svg.chart { --ours: #58a6ff; --other-1: #f0883e; --other-2: #9ea7b3; --other-3: #3fb983; --other-4: #c58bea;
      --text: #e6edf3; --quiet: #9198a1; --line: #30363d; --page: #0d1117; }
  }
  svg.chart .page { fill: var(--page); }
  svg.chart .title { fill: var(--text); font-size: 14px; font-weight: 600; }
  svg.chart text { font-variant-numeric: tabular-nums; }
`;

const titleHeight = 34;

/** One chart of a result as an SVG document. */
export function drawChart(result: BenchmarkResult, chart: Chart): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const shown = result.measurements.filter(({ name }) => chart.measurements.includes(name));
  if (shown.length === 0) throw new Error(`The chart "${chart.title}" of ${result.name} shows nothing`);
  const options = chart.kind === 'lines' ? drawLines(shown, chart) : drawBars(shown, chart);
  const plot = Plot.plot({ ...options, document });
  plot.querySelector('style')?.remove();
  const width = Number(plot.getAttribute('width'));
  const height = Number(plot.getAttribute('height')) + titleHeight;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(chart.title)}</title>`,
    `<style>${style}</style>`,
    `<rect class="page" width="${width}" height="${height}" rx="8"/>`,
    `<text class="title" x="16" y="24">${escaped(chart.title)}</text>`,
    `<g transform="translate(0 ${titleHeight})" fill="currentColor" text-anchor="middle">${plot.innerHTML}</g>`,
    '</svg>\n',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
