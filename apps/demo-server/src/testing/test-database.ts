import { openAsBlob } from 'node:fs';
import { openDatabase, type Database } from '../db/database.ts';
import { databaseTemplate } from './database-template.ts';

/** A real PostgreSQL of the test's own, in memory, with the demo's data: a copy of the one that the global setup prepared. */
export async function openTestDatabase(): Promise<Database> {
  return openDatabase({ dump: await openAsBlob(await databaseTemplate.path()) });
}
