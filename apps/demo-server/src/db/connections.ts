import { Socket } from 'node:net';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

/** A database, or whoever is between, that says nothing for so long is given up. */
export const ANSWER_MS = 15_000;

/** A connection that drops is replaced at the next query; unheard, its error would end the process. A pool hears only those that are idle. */
export class HeardClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/**
 * Connections that come to an end when nobody is at their other end: a frozen server or a cut cable leaves a socket open
 * for hours. The database ends transactions of a process that is frozen, so that others get at what they have locked.
 */
export function remoteConnections(connectionString: string, answerMs = ANSWER_MS): pg.PoolConfig {
  return {
    connectionString,
    Client: HeardClient,
    connectionTimeoutMillis: answerMs,
    // Idle ones are closed earlier.
    idleTimeoutMillis: answerMs / 2,
    idle_in_transaction_session_timeout: answerMs,
    stream: () => socketThatHears(answerMs),
  };
}

function socketThatHears(answerMs: number): Socket {
  const socket = new Socket();
  socket.setTimeout(answerMs, () => socket.destroy(new Error(`no answer in ${String(answerMs / 1000)} s`)));
  return socket;
}

/**
 * Drizzle on a pool. Its own transactions keep their connection for ever when `BEGIN` fails, and give it back however
 * it is; these give it back in any case, and for use only when it is fit for use.
 */
export function drizzleOn<Schema extends Record<string, unknown>>(
  pool: pg.Pool,
  schema: Schema,
): NodePgDatabase<Schema> {
  const db: NodePgDatabase<Schema> = drizzle(pool, { schema });
  const onClients = new WeakMap<pg.PoolClient, NodePgDatabase<Schema>>();
  db.transaction = async (work, config) => {
    const client = await pool.connect();
    try {
      const onClient = onClients.get(client) ?? drizzle(client, { schema });
      onClients.set(client, onClient);
      return await onClient.transaction(work, config);
    } finally {
      client.release(client.getTransactionStatus() !== 'I');
    }
  };
  return db;
}
