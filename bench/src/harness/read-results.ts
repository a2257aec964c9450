import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { resultFile } from './places.ts';
import { type BenchmarkResult, benchmarkResultSchema } from './result.ts';

/** The committed results of these benchmarks, without those that never ran. */
export async function readResults(names: readonly string[]): Promise<BenchmarkResult[]> {
  const present = names.filter((name) => existsSync(resultFile(name)));
  return Promise.all(
    present.map(async (name) =>
      benchmarkResultSchema.parse(JSON.parse(await readFile(resultFile(name), 'utf8'))),
    ),
  );
}
