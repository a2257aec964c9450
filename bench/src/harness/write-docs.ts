import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { drawChart } from './draw-chart.ts';
import { benchmarkNames } from './load-benchmark.ts';
import { chartName, pageFile, projectRoot, resultFile } from './places.ts';
import { readResults } from './read-results.ts';
import { withTables } from './page.ts';

/** Writes the tables of docs/performance.md and its charts from the results that are there. */
export async function writeDocs(): Promise<void> {
  const results = await readResults(benchmarkNames());
  for (const result of results) {
    await formatFile(resultFile(result.name));
    for (const [index, chart] of result.charts.entries()) {
      const file = path.join(path.dirname(pageFile), chartName(result.name, index));
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, drawChart(result, chart));
    }
  }
  const page = await readFile(pageFile, 'utf8');
  await writeFile(pageFile, withTables(page, results));
  await formatFile(pageFile);
}

async function formatFile(file: string) {
  const config = await resolveConfig(`${projectRoot}package.json`);
  await writeFile(file, await format(await readFile(file, 'utf8'), { ...config, filepath: file }));
}
