import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { createLocalJobEvents, type JobEvents } from './job-events.ts';
import { readNotice, writeNotice } from './job-notice.ts';

const CHANNEL = 'charhub_job_changed';
/** A connection that does not answer for so long is given up. */
const ANSWER_MS = 5000;

export interface PostgresJobEventsOptions {
  readonly connectionString: string;
  /** How often the listening connection must prove that it is alive. @default 10 s */
  readonly checkEveryMs?: number;
  /** Between two tries to listen again. @default 1 s */
  readonly retryMs?: number;
}

/** News through PostgreSQL's notifications, between all processes that share a database. Rejects when it cannot listen at first. */
export async function createPostgresJobEvents({
  connectionString,
  checkEveryMs = 10_000,
  retryMs = 1000,
}: PostgresJobEventsOptions): Promise<JobEvents & { close(): Promise<void> }> {
  const local = createLocalJobEvents();
  const closing = new AbortController();
  const pool = new pg.Pool({ connectionString, max: 1, keepAlive: true, query_timeout: ANSWER_MS });
  pool.on('error', () => undefined);

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString,
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
    });
    client.on('notification', ({ payload }) => {
      const change = readNotice(payload);
      if (change !== null) local.publish(change);
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      return client;
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
  }

  /** Resolves once the connection is gone, silent or no longer wanted. */
  async function watch(client: pg.Client): Promise<void> {
    const gone = new AbortController();
    client.once('end', () => gone.abort());
    const signal = AbortSignal.any([gone.signal, closing.signal]);
    while (!signal.aborted) {
      await delay(checkEveryMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) break;
      // An open socket proves nothing: a frozen server or a cut cable leaves it open for hours.
      await client.query('SELECT 1').catch(() => gone.abort());
    }
    void client.end().catch(() => undefined);
  }

  async function keepListening(first: pg.Client): Promise<void> {
    let client: pg.Client | null = first;
    while (!closing.signal.aborted) {
      if (client !== null) await watch(client);
      if (closing.signal.aborted) return;
      client = await connect().catch(() => null);
      if (client === null) await delay(retryMs, undefined, { signal: closing.signal }).catch(() => undefined);
      else local.reportGap();
    }
    await client?.end().catch(() => undefined);
  }

  const listening = keepListening(
    await connect().catch(async (error: unknown) => {
      await pool.end();
      throw error;
    }),
  );

  return {
    publish(change) {
      // Also to this process by this way only, so that nobody hears it twice.
      pool
        .query('SELECT pg_notify($1, $2)', [CHANNEL, writeNotice(change)])
        .catch(() => local.publish(change));
    },
    subscribe: (onChange, onGap) => local.subscribe(onChange, onGap),
    async close() {
      closing.abort();
      await listening;
      await pool.end();
    },
  };
}
