import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDemoProcess } from '../demo-process.ts';
import { runFuzz } from './run-fuzz.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write('Usage: npm run fuzz [-- --runs N --seed S], both whole numbers\n');
  process.exit(1);
}

const dataDir = await mkdtemp(join(tmpdir(), 'charhub-fuzz-'));
const JWT_SECRET = 'a secret that no log may have';
const server = await startDemoProcess({
  DATA_DIR: dataDir,
  SIM_SPEED: '0',
  LOG_LEVEL: 'trace',
  RATE_LIMIT_PER_MINUTE: '0',
  JWT_SECRET,
  DATABASE_URL: '',
  REDIS_URL: '',
  COMFYUI_URL: '',
});
try {
  const started = performance.now();
  const { statuses, findings } = await runFuzz(server.url, { runs, seed });
  const log = server.log();
  const forged = log.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
  const spilt = [JWT_SECRET, 'only-the-owner-knows-this', 'eyJ'].filter((secret) => log.includes(secret));
  const all = [
    ...findings,
    ...forged.slice(0, 5).map((line) => `a line of the log is not the server’s: ${line.slice(0, 200)}`),
    ...spilt.map((secret) => `the log has: ${secret}`),
  ];
  const alive = await fetch(`${server.url}/readyz`).then(({ status }) => status);
  if (alive !== 200) all.push(`afterwards the server answers ${String(alive)}`);
  for (const finding of all.slice(0, 40)) process.stdout.write(`${finding}\n`);
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`${JSON.stringify(statuses)}\n`);
  process.stdout.write(
    `seed ${String(seed)}: ${String(runs)} requests in ${String(seconds)} s, ${String(all.length)} findings\n`,
  );
  process.exitCode = all.length === 0 ? 0 : 1;
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
