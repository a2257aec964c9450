import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from './benchmark.ts';

const sources = fileURLToPath(new URL('..', import.meta.url));

/** Every folder with a benchmark of its name in it, in the order of the alphabet. */
export function benchmarkNames(): string[] {
  return readdirSync(sources)
    .filter((name) => existsSync(`${sources}/${name}/${name}.ts`))
    .toSorted();
}

export async function loadBenchmark(name: string): Promise<Benchmark> {
  if (!benchmarkNames().includes(name)) throw new Error(`There is no benchmark "${name}"`);
  const loaded: unknown = await import(`../${name}/${name}.ts`);
  if (!hasBenchmark(loaded)) throw new Error(`${name}.ts exports no "benchmark"`);
  return loaded.benchmark;
}

function hasBenchmark(loaded: unknown): loaded is { benchmark: Benchmark } {
  return typeof loaded === 'object' && loaded !== null && 'benchmark' in loaded;
}
