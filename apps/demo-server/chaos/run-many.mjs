import { rm } from 'node:fs/promises';
import { inProject } from '../../../scripts/lib/project.mjs';
import { runBin } from '../../../scripts/lib/run-command.mjs';
import { ScriptError } from '../../../scripts/lib/script-error.mjs';
import { openLane } from './lane.mjs';
import { describeFault } from './plan.mjs';
import { runOnce } from './run.mjs';

const workspace = inProject('apps/demo-server');
const folder = inProject('apps/demo-server/artifacts/chaos');

/**
 * Runs one seed after the other, `parallel` at a time, each lane on a PostgreSQL and a Redis of its own, and prints a
 * line for each. Answers with how many passed and failed. A signal lets the runs under way end and begins no more.
 * @param {{ seeds: readonly number[], parallel: number, programs: { postgres: string, redis: string } }} options
 */
export async function runMany({ seeds, parallel, programs }) {
  await rm(folder, { recursive: true, force: true });
  await buildServer();
  const left = [...seeds];
  const beginNoMore = () => void left.splice(0);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, beginNoMore);
  let passed = 0;
  const failed = [];
  await Promise.all(
    Array.from({ length: Math.min(parallel, seeds.length) }, async () => {
      const lane = await openLane(programs);
      try {
        for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
          const outcome = await runOnce({ seed, lane, buildFolder: `${folder}/dist`, folder });
          if (outcome.problems.length === 0) passed += 1;
          else failed.push(seed);
          console.log(lineOf(outcome));
        }
      } finally {
        await lane.close();
      }
    }),
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, beginNoMore);
  return { passed, failed };
}

async function buildServer() {
  const args = ['--config', 'chaos/tsup.config.ts'];
  const { code, output } = await runBin('tsup', 'tsup', args, { cwd: workspace, capture: true });
  if (code !== 0) throw new ScriptError(`${output}\nThe server could not be built.`);
}

function lineOf({ plan, states, problems, seconds }) {
  const counts = new Map();
  for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1);
  const ends = [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
  const what = `${plan.backend}, ${plan.processes.map(({ name }) => name).join(' ')}`;
  const line = `seed ${plan.seed}: ${what}: ${plan.faults.map(describeFault).join('; ')} → ${ends} (${seconds.toFixed(1)} s)`;
  return problems.length === 0 ? `✓ ${line}` : [`✗ ${line}`, ...problems].join('\n    ');
}
