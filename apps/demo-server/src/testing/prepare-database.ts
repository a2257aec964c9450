import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openDatabase } from '../db/database.ts';
import { seedDemoData } from '../db/demo-data.ts';
import { createBullQueue } from '../queue/bullmq-queue.ts';
import { databaseTemplate } from './database-template.ts';

/** Vitest's global setup: prepares the database that tests start from, unless an earlier run has. */
export async function setup(): Promise<void> {
  const path = await databaseTemplate.path();
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists) return;
  const folder = await mkdtemp(join(tmpdir(), 'charhub-template-'));
  try {
    const database = await openDatabase({ folder });
    await seedDemoData(database.db);
    const queue = await createBullQueue({
      store: { postgresUrl: database.connectionString, isShared: true },
      onError: () => undefined,
    });
    await queue.close();
    await database.close();

    const stored = await PGlite.create(folder);
    const dump = await stored.dumpDataDir('none');
    await stored.close();
    await rm(dirname(path), { recursive: true, force: true });
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, new Uint8Array(await dump.arrayBuffer()));
    await rename(`${path}.part`, path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
