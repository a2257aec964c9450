import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Benchmark, BenchmarkContext } from './benchmark.ts';
import { loadBenchmark } from './load-benchmark.ts';
import { describeMachine } from './machine.ts';
import { projectRoot, resultFile } from './places.ts';
import { type BenchmarkResult, benchmarkResultSchema } from './result.ts';
import { significant } from './round-numbers.ts';
import { verdictOf } from './verdict.ts';

/** The child process of one benchmark: `run-one.ts <name> [option …]` measures and writes its result. */
const [name = '', ...options] = process.argv.slice(2);
const benchmark = await loadBenchmark(name);
const scratchFolder = await mkdtemp(path.join(tmpdir(), `bench-${name}-`));
try {
  const result = await measure(benchmark, {
    progress: (text) => process.stderr.write(`  ${name}: ${text}\n`),
    chromiumPath: process.env['CHROMIUM_PATH'] ?? '',
    projectRoot,
    scratchFolder,
    options: new Set(options),
  });
  await mkdir(path.dirname(resultFile(name)), { recursive: true });
  await writeFile(resultFile(name), JSON.stringify(significant(result)));
} finally {
  await rm(scratchFolder, { recursive: true, force: true });
}
// Sockets and timers that a benchmark left must not keep the next one waiting.
process.exit(0);

async function measure(one: Benchmark, context: BenchmarkContext): Promise<BenchmarkResult> {
  const machine = await describeMachine(context.projectRoot, context.chromiumPath);
  const at = new Date().toISOString();
  const started = performance.now();
  const findings = await one.run(context);
  const seconds = (performance.now() - started) / 1000;
  return benchmarkResultSchema.parse({
    name: one.name,
    question: one.question,
    machine,
    at,
    seconds,
    goals: one.goals.map((goal) => {
      const measured = findings.goals[goal.name];
      if (measured === undefined) throw new Error(`${one.name} did not measure its goal "${goal.name}"`);
      return { ...goal, measured, verdict: verdictOf(goal, measured) };
    }),
    measurements: findings.measurements,
    charts: one.charts,
    notes: findings.notes ?? [],
  });
}
