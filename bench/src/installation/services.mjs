import { findPostgres, startPostgres } from '../../../scripts/lib/postgres-server.mjs';
import { findRedis, startRedis } from '../../../scripts/lib/redis-server.mjs';

// A PostgreSQL and a Redis of their own, for as long as standard input stays open. Their addresses go to standard output;
// null for what is not installed.
const programs = { postgres: await findPostgres(), redis: await findRedis() };
const postgres = programs.postgres === null ? null : await startPostgres(programs.postgres);
const redis = programs.redis === null ? null : await startRedis(programs.redis);
process.stdout.write(`${JSON.stringify({ postgres: postgres?.url ?? null, redis: redis?.url ?? null })}\n`);

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  await postgres?.stop();
  await redis?.stop();
  process.exit(0);
}
process.stdin.resume().once('end', () => void stop());
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop());
