import { fileURLToPath } from 'node:url';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import pg from 'pg';
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

/** Opens a PostgreSQL elsewhere, or an embedded one, and applies migrations. */
export async function openDatabase(where: { url: string } | EmbeddedFiles): Promise<Database> {
  const embedded = 'url' in where ? null : await startEmbeddedPostgres(where);
  const connectionString = 'url' in where ? where.url : (embedded?.connectionString ?? '');
  const pool = new pg.Pool({ connectionString, max: 8 });
  // A connection that drops while idle is replaced at the next query; unheard, its error would end the process.
  pool.on('error', () => undefined);
  const db = drizzle(pool, { schema });
  const close = async () => {
    await pool.end();
    await embedded?.close();
  };
  try {
    await applyMigrations(pool);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, connectionString, isEmbedded: embedded !== null, close };
}

/** Any number that nothing else locks. */
const MIGRATION_LOCK = 4_870_001;

/** One process at a time: those that start together would otherwise create the same tables. */
async function applyMigrations(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    });
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } finally {
    // Not kept: a lock that could not be given back goes with its session.
    client.release(true);
  }
}
