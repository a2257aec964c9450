import { chartName } from './places.ts';
import type { BenchmarkResult } from './result.ts';
import { tableOf } from './table.ts';

/** The page with every `<!-- bench:<name> -->` … `<!-- /bench -->` filled from the results. */
export function withTables(page: string, results: readonly BenchmarkResult[]): string {
  return page.replaceAll(
    /<!-- bench:(\w+) -->\n[\s\S]*?<!-- \/bench -->/g,
    (_, name: string) => `<!-- bench:${name} -->\n\n${sectionOf(name, results)}\n\n<!-- /bench -->`,
  );
}

function sectionOf(name: string, results: readonly BenchmarkResult[]): string {
  const result = results.find((one) => one.name === name);
  if (result === undefined) return '_Not measured yet._';
  const charts = result.charts.map(({ title }, index) => `![${title}](${chartName(name, index)})`);
  return [...charts, tableOf(result), measuredOn(result)].join('\n\n');
}

function measuredOn({ machine, at, seconds }: BenchmarkResult): string {
  const { cores, cpu, memory, system, node, chromium, commit } = machine;
  const gibibytes = Math.round(memory / 1024 ** 3);
  return `Measured ${at.slice(0, 10)} in ${seconds.toFixed(0)} s at \`${commit}\`: ${cores} cores (${cpu}), ${gibibytes} GiB, ${system}, Node ${node}, ${chromium}.`;
}
