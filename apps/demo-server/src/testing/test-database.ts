import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import pg from 'pg';
import { openDatabase, type Database } from '../db/database.ts';
import { databaseTemplate } from './database-template.ts';
import { testServices } from './test-services.ts';

/**
 * A real PostgreSQL of the test's own with the demo's data, a copy of the one that the global setup prepared: embedded
 * and in memory, or a database on the server that `npm run test:services` started.
 */
export async function openTestDatabase(): Promise<Database> {
  if (testServices.databaseUrl === null) {
    return openDatabase({ dump: await openAsBlob(await databaseTemplate.path()) });
  }
  const { url, drop } = await createServerDatabase(testServices.databaseUrl);
  const database = await openDatabase({ url });
  return {
    ...database,
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

/** A database of the test's own on a PostgreSQL server, for processes that are given its address. */
export async function createServerDatabase(
  serverUrl: string,
  template = SERVER_TEMPLATE,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(serverUrl);
  url.pathname = name;
  return { url: url.href, drop: () => onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** What databases of tests are copies of; the global setup of the services' tests fills it. */
export const SERVER_TEMPLATE = 'charhub_test_template';

export async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
