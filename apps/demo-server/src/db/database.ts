import { fileURLToPath } from 'node:url';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { drizzleOn, HeardClient, remoteConnections } from './connections.ts';
import { startEmbeddedPostgres, type EmbeddedFiles } from './embedded-postgres.ts';
import * as schema from './schema.ts';

type Schema = typeof schema;
/** The database, or a transaction on it: whatever can run a query. */
export type Queryable = PgDatabase<NodePgQueryResultHKT, Schema>;
export type Db = NodePgDatabase<Schema>;

export interface Database {
  readonly db: Db;
  readonly connectionString: string;
  /** Embedded: one session for all clients, no notifications. */
  readonly isEmbedded: boolean;
  close: () => Promise<void>;
}

/**
 * Opens a PostgreSQL elsewhere, or an embedded one, and applies migrations.
 * `answerMs`: a connection that is silent for so long while it is used is given up. @default 15 s
 */
export async function openDatabase(
  where: { url: string; answerMs?: number } | EmbeddedFiles,
): Promise<Database> {
  const embedded = 'url' in where ? null : await startEmbeddedPostgres(where);
  const connectionString = 'url' in where ? where.url : (embedded?.connectionString ?? '');
  const connections =
    'url' in where ? remoteConnections(where.url, where.answerMs) : { connectionString, Client: HeardClient };
  const pool = new pg.Pool({ ...connections, max: 8 });
  pool.on('error', () => undefined);
  const db = drizzleOn(pool, schema);
  const close = async () => {
    await pool.end();
    await embedded?.close();
  };
  try {
    await applyMigrations(connectionString);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, connectionString, isEmbedded: embedded !== null, close };
}

/** Any number that nothing else locks. */
const MIGRATION_LOCK = 4_870_001;

/**
 * One process at a time: those that start together would otherwise create the same tables. On a connection of its own,
 * which may wait for its turn, and whose end gives back a lock that could not be given back.
 */
async function applyMigrations(connectionString: string): Promise<void> {
  const client = new HeardClient({ connectionString });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    });
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } finally {
    await client.end();
  }
}
