import { runInChild } from './run-in-child.ts';
import { benchmarkNames, loadBenchmark } from './load-benchmark.ts';
import { readResults } from './read-results.ts';
import { tableOf } from './table.ts';
import { writeDocs } from './write-docs.ts';

/**
 * `run-all.ts [name …] [--option …]` runs the named benchmarks, or all, one after the other, each in a process of its
 * own, prints what they found and writes results, charts and tables. `--docs` only writes charts and tables from the
 * results that are there. The exit code says whether all could measure, not whether goals were met.
 */
const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith('--'));
const asked = words.filter((word) => !word.startsWith('--'));
const known = benchmarkNames();
const unknown = asked.filter((name) => !known.includes(name));
const failures: string[] = [];

if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}`);
  process.exit(2);
}
if (!options.includes('--docs')) {
  const started = performance.now();
  for (const name of known) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const { limitSeconds = 180, question } = await loadBenchmark(name);
    process.stderr.write(`\n${name}: ${question}\n`);
    const failure = await runInChild(name, options, limitSeconds);
    if (failure !== null) failures.push(`${name} ${failure}`);
    else for (const result of await readResults([name])) console.log(`\n${tableOf(result)}\n`);
  }
  console.log(`in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}
await writeDocs();
for (const failure of failures) console.log(`✗ ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;
