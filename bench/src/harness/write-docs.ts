import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { benchmarkNames } from './load-benchmark.ts';
import { pageFile, projectRoot, resultFile } from './places.ts';
import { readResults } from './read-results.ts';
import { withTables } from './page.ts';

/** Writes the tables of docs/performance.md and its charts from the results that are there. */
export async function writeDocs(): Promise<void> {
  const results = await readResults(benchmarkNames());
  for (const { name } of results) await formatFile(resultFile(name));
  const page = await readFile(pageFile, 'utf8');
  await writeFile(pageFile, withTables(page, results));
  await formatFile(pageFile);
}

async function formatFile(file: string) {
  const config = await resolveConfig(`${projectRoot}package.json`);
  await writeFile(file, await format(await readFile(file, 'utf8'), { ...config, filepath: file }));
}
