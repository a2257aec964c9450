import { readFile, rm } from 'node:fs/promises';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { findPostgres, startPostgres } from './lib/postgres-server.mjs';
import { inProject } from './lib/project.mjs';
import { findRedis, startRedis } from './lib/redis-server.mjs';
import { runBin } from './lib/run-command.mjs';
import { ScriptError, runScript } from './lib/script-error.mjs';
import { canInstallPackages, installPackages } from './lib/system-packages.mjs';
import { countTask } from './lib/test-results.mjs';

const workspace = inProject('apps/demo-server');
const report = inProject('apps/demo-server/artifacts/services-results.json');

// Runs the backend's conformance tests against a PostgreSQL and a Redis that this run starts and ends.
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
  console.log(`\nin ${Math.round((performance.now() - started) / 1000)} s`);
  if (problem !== null && problem !== 'failed') console.log(`The tests ${problem}.`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

async function ensureServices() {
  const find = async () => ({ postgres: await findPostgres(), redis: await findRedis() });
  const missingOf = ({ postgres, redis }) => [
    ...(postgres === null ? ['postgresql'] : []),
    ...(redis === null ? ['redis-server'] : []),
  ];
  let found = await find();
  let output = '';
  if (missingOf(found).length > 0 && (await canInstallPackages())) {
    output = await installPackages('Installing what the tests of the services need', missingOf(found));
    found = await find();
  }
  const missing = missingOf(found);
  if (missing.length === 0) return found;
  throw new ScriptError(
    `${output}These tests need the programs of PostgreSQL (initdb, postgres) and Redis (redis-server), and not all were found.\n` +
      `Install them (Debian and Ubuntu: apt-get install ${missing.join(' ')}; macOS: brew install postgresql redis),\n` +
      'put them on the PATH, and run this command again. They need not be running: the tests start their own.',
  );
}

async function readReport() {
  try {
    return JSON.parse(await readFile(report, 'utf8'));
  } catch {
    return null;
  }
}
