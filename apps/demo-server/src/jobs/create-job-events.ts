import pg from 'pg';
import * as z from 'zod';
import type { Database } from '../db/database.ts';
import { createLocalJobEvents, type JobEvents } from './job-events.ts';

export interface OwnedJobEvents extends JobEvents {
  close(): Promise<void>;
}

/** News within this process, and through PostgreSQL's notifications also between processes that share a database. */
export async function createJobEvents(database: Database): Promise<OwnedJobEvents> {
  const local = createLocalJobEvents();
  if (database.isEmbedded) return { ...local, close: () => Promise.resolve() };
  return notifyThroughPostgres(database.connectionString, local);
}

const CHANNEL = 'charhub_job_changed';
const Notice = z.object({ jobId: z.string(), ownerId: z.string() });

async function notifyThroughPostgres(connectionString: string, local: JobEvents): Promise<OwnedJobEvents> {
  const pool = new pg.Pool({ connectionString, max: 1, keepAlive: true });
  pool.on('error', () => undefined);
  let isClosed = false;
  let listener: pg.Client | null = null;

  async function listen(): Promise<void> {
    const client = new pg.Client({ connectionString, keepAlive: true });
    client.on('notification', ({ payload }) => {
      const notice = Notice.safeParse(JSON.parse(payload ?? 'null'));
      if (notice.success) local.publish(notice.data);
    });
    client.on('error', () => undefined);
    client.once('end', () => {
      // News meanwhile is lost; watchers hear the next change, and ask by themselves after a silence.
      if (!isClosed) setTimeout(() => void listen().catch(() => client.emit('end')), 1000).unref();
    });
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    listener = client;
  }
  await listen();

  return {
    publish(change) {
      // Also to this process by this way only, so that nobody hears it twice.
      pool
        .query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(change)])
        .catch(() => local.publish(change));
    },
    subscribe: (heard) => local.subscribe(heard),
    async close() {
      isClosed = true;
      await listener?.end();
      await pool.end();
    },
  };
}
