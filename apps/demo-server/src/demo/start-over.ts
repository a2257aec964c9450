import { setTimeout as delay } from 'node:timers/promises';
import { is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../db/database.ts';
import { seedDemoData } from '../db/demo-data.ts';
import * as schema from '../db/schema.ts';
import type { MediaStorage } from '../images/media-storage.ts';
import { cancelJob } from '../jobs/cancel-job.ts';
import type { JobStore } from '../jobs/job-store.ts';
import type { JobQueue } from '../queue/job-queue.ts';

export interface StartOverDeps {
  readonly db: Db;
  readonly store: JobStore;
  readonly queue: JobQueue;
  readonly storage: MediaStorage;
}

/** A job did not let itself be cancelled in time. */
export class StillBusyError extends Error {
  override readonly name = 'StillBusyError';
}

/**
 * Takes the demo back to its first start: cancels what runs, removes every job, picture and character, and fills in the
 * demo's own again. Sessions stay valid.
 * @throws StillBusyError when a job still runs after `patienceMs`; nothing is removed then
 */
export async function startOver(deps: StartOverDeps, patienceMs = 10_000): Promise<void> {
  const { db, storage } = deps;
  await endEveryJob(deps, patienceMs);
  const pictures = await db.select({ key: schema.images.key }).from(schema.images);
  await db.transaction(async (tx) => {
    const tables = Object.values(schema).filter((table) => is(table, PgTable));
    await tx.execute(sql`truncate ${sql.join(tables, sql`, `)} restart identity cascade`);
    await seedDemoData(tx);
  });
  await Promise.all(pictures.map(({ key }) => storage.remove(key)));
}

async function endEveryJob({ store, queue }: StartOverDeps, patienceMs: number): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const unfinished = await store.unfinished();
    if (unfinished.length === 0) return;
    if (Date.now() > giveUpAt)
      throw new StillBusyError(`still running: ${unfinished.map(({ id }) => id).join(', ')}`);
    for (const { id } of unfinished) {
      const job = await store.find(id);
      if (job !== null) await cancelJob({ store, queue }, job);
    }
    await delay(25);
  }
}
