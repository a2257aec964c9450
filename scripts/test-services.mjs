import { readFile, rm } from 'node:fs/promises';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { startPostgres } from './lib/postgres-server.mjs';
import { inProject } from './lib/project.mjs';
import { startRedis } from './lib/redis-server.mjs';
import { runBin } from './lib/run-command.mjs';
import { runScript } from './lib/script-error.mjs';
import { ensureServices } from './lib/ensure-services.mjs';
import { countTask } from './lib/test-results.mjs';

const workspace = inProject('apps/demo-server');
const report = inProject('apps/demo-server/artifacts/services-results.json');

/** Runs of `npm run chaos` that once found something, and one of each backend. */
const chaosSeeds = [101, 104, 108, 113, 117, 217];

// Runs the backend's conformance tests against a PostgreSQL and a Redis that this run starts and ends, then a few runs
// in which things go wrong. Arguments go to Vitest and narrow it down to those tests.
await runScript(async () => {
  const started = performance.now();
  await ensureInstalled();
  const programs = await ensureServices();
  await rm(report, { force: true });

  const servers = [];
  let exitCode;
  try {
    servers.push(await startPostgres(programs.postgres), await startRedis(programs.redis));
    const [{ url: SERVICES_DATABASE_URL }, { url: SERVICES_REDIS_URL }] = servers;
    const { code } = await runBin(
      'vitest',
      'vitest',
      ['run', '--config', 'vitest.services.config.ts', ...process.argv.slice(2)],
      { cwd: workspace, env: { SERVICES_DATABASE_URL, SERVICES_REDIS_URL } },
    );
    exitCode = code;
  } finally {
    for (const server of servers) await server.stop();
  }

  const { passed, failed, problem } = countTask({ exitCode, report: await readReport(), isSuite: true });
  const chaos = process.argv.length > 2 ? { passed: 0, failed: [] } : await runChaos(programs);
  console.log(`\nin ${Math.round((performance.now() - started) / 1000)} s`);
  if (problem !== null && problem !== 'failed') console.log(`The tests ${problem}.`);
  const allFailed = failed + chaos.failed.length;
  console.log(`${passed + chaos.passed} passed, ${allFailed} failed`);
  return allFailed === 0 ? 0 : 1;
});

async function runChaos(programs) {
  console.log('\nWhile things go wrong:');
  const { runMany } = await import('../apps/demo-server/chaos/run-many.mjs');
  return runMany({ seeds: chaosSeeds, parallel: 3, programs });
}

async function readReport() {
  try {
    return JSON.parse(await readFile(report, 'utf8'));
  } catch {
    return null;
  }
}
