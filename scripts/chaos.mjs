import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { ensureServices } from './lib/ensure-services.mjs';
import { ScriptError, runScript } from './lib/script-error.mjs';

// Kills, freezes, cuts off and misleads the processes of the demo server while it makes pictures, and checks that
// nothing is lost, made twice or charged twice. The same seed is the same run.
await runScript(async () => {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '20' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
      parallel: { type: 'string', default: '2' },
    },
  });
  const runs = wholeNumber('runs', values.runs);
  const seed = wholeNumber('seed', values.seed);
  const parallel = wholeNumber('parallel', values.parallel);
  await ensureInstalled();
  const programs = await ensureServices();
  const { runMany } = await import('../apps/demo-server/chaos/run-many.mjs');

  const started = performance.now();
  console.log(`${runs} runs from seed ${seed}`);
  const seeds = Array.from({ length: runs }, (_, index) => seed + index);
  const { passed, failed } = await runMany({ seeds, parallel, programs });
  console.log(`\nin ${Math.round((performance.now() - started) / 1000)} s`);
  for (const one of failed) console.log(`again: npm run chaos -- --runs 1 --seed ${one}`);
  console.log(`${passed} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
});

function wholeNumber(name, text) {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new ScriptError(`--${name} must be a whole number, not ${text}`);
}
