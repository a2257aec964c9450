import { dataPaths, type Config } from './config/config.ts';

/** Why the database cannot be opened, and what a person can do about it. */
export function databaseTrouble(config: Config, error: unknown): string {
  return config.databaseUrl === null
    ? `The embedded database in ${dataPaths(config.dataDir).database} cannot be opened: ${rootCause(error)}. Move that folder away to start with an empty one, or set DATA_DIR to another.`
    : `The database of DATABASE_URL cannot be opened: ${rootCause(error)}. Check the address and that PostgreSQL runs.`;
}

/** Why the queue cannot be opened, and what a person can do about it. */
export function queueTrouble({ redisUrl }: Config, error: unknown): string {
  return redisUrl === null
    ? `The queue in PostgreSQL cannot be opened: ${rootCause(error)}.`
    : `Redis at ${new URL(redisUrl).host} cannot be used: ${rootCause(error)}. Start it, correct REDIS_URL, or unset REDIS_URL to keep the queue in PostgreSQL.`;
}

/** The innermost reason: what wraps it tells of our own doings. */
function rootCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return rootCause(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return error.message === '' ? code : error.message;
}
