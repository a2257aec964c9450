import { readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { benchmarkNames } from './load-benchmark.ts';
import { withTables } from './page.ts';
import { pageFile } from './places.ts';
import { readResults } from './read-results.ts';

it('docs/performance.md shows the results that are there, and no others', async () => {
  const page = await readFile(pageFile, 'utf8');
  const filled = withTables(page, await readResults(benchmarkNames()));
  expect(page).toBe(await format(filled, { ...(await resolveConfig(pageFile)), filepath: pageFile }));
});

it('docs/performance.md has a place for every benchmark', async () => {
  const page = await readFile(pageFile, 'utf8');
  expect(page.match(/(?<=<!-- bench:)\w+/g)?.toSorted()).toEqual(benchmarkNames());
});
