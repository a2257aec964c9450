import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { preparePostgres } from '../../../scripts/lib/postgres-server.mjs';
import { prepareRedis } from '../../../scripts/lib/redis-server.mjs';
import { superviseServer } from './server-program.mjs';

/**
 * A PostgreSQL and a Redis for one run after the other.
 * @param {{ postgres: string, redis: string }} programs
 */
export async function openLane(programs) {
  const prepared = [];
  const servers = {};
  const close = async () => {
    for (const server of Object.values(servers)) await server.stop();
    for (const { remove } of prepared) await remove();
  };
  try {
    const postgres = await preparePostgres(programs.postgres);
    prepared.push(postgres);
    servers.postgres = await superviseServer(postgres);
    const redis = await prepareRedis(programs.redis);
    prepared.push(redis);
    servers.redis = await superviseServer(redis);
    const urls = { postgres: new URL(postgres.url), redis: new URL(redis.url) };

    return {
      servers,
      urls,
      /** An empty database; answers with how it is dropped. */
      async createDatabase(name) {
        await onServer(urls.postgres, `CREATE DATABASE ${name}`);
        return () => onServer(urls.postgres, `DROP DATABASE ${name} WITH (FORCE)`);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** One statement, also just after the server was started again. */
async function onServer(url, statement) {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: url.href });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(statement);
      return;
    } catch (error) {
      if (tries === 20) throw error;
      await delay(250);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
