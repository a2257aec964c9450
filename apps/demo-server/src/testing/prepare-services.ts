import { openDatabase } from '../db/database.ts';
import { seedDemoData } from '../db/demo-data.ts';
import { createBullQueue } from '../queue/bullmq-queue.ts';
import { onServer, SERVER_TEMPLATE } from './test-database.ts';

/** Vitest's global setup of the services' tests: prepares the database on the server that tests copy. */
export async function setup(): Promise<void> {
  const serverUrl = process.env['SERVICES_DATABASE_URL'];
  if (serverUrl === undefined) throw new Error('Run these tests with: npm run test:services');
  await onServer(serverUrl, `CREATE DATABASE ${SERVER_TEMPLATE}`);
  const url = new URL(serverUrl);
  url.pathname = SERVER_TEMPLATE;
  const database = await openDatabase({ url: url.href });
  await seedDemoData(database.db);
  const queue = await createBullQueue({
    store: { postgresUrl: url.href, isShared: false },
    onError: () => undefined,
  });
  await queue.close();
  await database.close();
}
