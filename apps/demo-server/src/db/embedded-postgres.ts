import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { createNotificationRelay } from './notifications.ts';

/** A PostgreSQL inside this process, reachable by ordinary clients on loopback. */
export interface EmbeddedPostgres {
  readonly connectionString: string;
  close(): Promise<void>;
}

/** Where its files are: in a folder, or in memory as somebody dumped them. */
export type EmbeddedFiles = { readonly folder: string } | { readonly dump: Blob };

/**
 * Starts PostgreSQL, on an empty folder with an empty database.
 * All clients share one session, so names must be qualified.
 */
export async function startEmbeddedPostgres(files: EmbeddedFiles): Promise<EmbeddedPostgres> {
  const database = await ('folder' in files
    ? PGlite.create(files.folder)
    : PGlite.create({ loadDataDir: files.dump }));
  const server = new PGLiteSocketServer({
    db: relayNotifications(keepPipelinesWhole(database)),
    host: '127.0.0.1',
    port: 0,
    maxConnections: 64,
  });
  await server.start();
  return {
    connectionString: `postgres://postgres@${server.getServerConn()}/postgres`,
    close: async () => {
      await server.stop();
      await database.close();
    },
  };
}

const code = (letter: string): number => letter.charCodeAt(0);
const opensPipeline: ReadonlySet<number | undefined> = new Set(['P', 'B', 'D', 'E', 'C'].map(code));
const closesPipeline: ReadonlySet<number | undefined> = new Set(['S', 'Q'].map(code));

/**
 * The socket server takes turns between clients after every protocol message, except inside a transaction.
 * Parse, Bind and Execute of one client could then meet those of another in the one session and answer the
 * wrong query. Calling everything from the first such message to Sync a transaction keeps each query whole.
 */
function keepPipelinesWhole(database: PGlite): PGlite {
  let isPipelineOpen = false;
  return instead(database, {
    isInTransaction: () => isPipelineOpen || database.isInTransaction(),
    execProtocolRawStream(message, options) {
      const type = message[0];
      if (opensPipeline.has(type)) isPipelineOpen = true;
      else if (closesPipeline.has(type)) isPipelineOpen = false;
      return database.execProtocolRawStream(message, options);
    },
    // Only used to roll back for a client that went away.
    exec(query, options) {
      isPipelineOpen = false;
      return database.exec(query, options);
    },
  });
}

function relayNotifications(database: PGlite): PGlite {
  const relay = createNotificationRelay();
  return instead(database, {
    execProtocolRawStream(message, options) {
      relay.heed(message, options.onRawData);
      const onRawData = (answer: Uint8Array) => {
        options.onRawData(answer);
        relay.pass(answer);
      };
      return database.execProtocolRawStream(message, { ...options, onRawData });
    },
  });
}

/** The database with some methods replaced. */
function instead(
  database: PGlite,
  methods: Partial<Pick<PGlite, 'exec' | 'execProtocolRawStream' | 'isInTransaction'>>,
): PGlite {
  const replaced = new Map<PropertyKey, unknown>(Object.entries(methods));
  return new Proxy(database, {
    get(target, property) {
      const value: unknown = replaced.get(property) ?? Reflect.get(target, property, target);
      if (typeof value !== 'function') return value;
      const bound: unknown = value.bind(target);
      return bound;
    },
  });
}
