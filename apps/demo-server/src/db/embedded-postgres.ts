import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** A PostgreSQL inside this process, reachable by ordinary clients on loopback. */
export interface EmbeddedPostgres {
  readonly connectionString: string;
  close(): Promise<void>;
}

/** Where its files are: in a folder, or in memory as somebody dumped them. */
export type EmbeddedFiles = { readonly folder: string } | { readonly dump: Blob };

/**
 * Starts PostgreSQL, on an empty folder with an empty database.
 * All clients share one session, so names must be qualified and NOTIFY reaches nobody.
 */
export async function startEmbeddedPostgres(files: EmbeddedFiles): Promise<EmbeddedPostgres> {
  const database = await ('folder' in files
    ? PGlite.create(files.folder)
    : PGlite.create({ loadDataDir: files.dump }));
  const server = new PGLiteSocketServer({
    db: keepPipelinesWhole(database),
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
  return new Proxy(database, {
    get(target, property) {
      if (property === 'isInTransaction') return () => isPipelineOpen || target.isInTransaction();
      if (property === 'execProtocolRawStream') {
        return (...args: Parameters<PGlite['execProtocolRawStream']>) => {
          const type = args[0][0];
          if (opensPipeline.has(type)) isPipelineOpen = true;
          else if (closesPipeline.has(type)) isPipelineOpen = false;
          return target.execProtocolRawStream(...args);
        };
      }
      if (property === 'exec') {
        // Only used to roll back for a client that went away.
        return (...args: Parameters<PGlite['exec']>) => {
          isPipelineOpen = false;
          return target.exec(...args);
        };
      }
      const value: unknown = Reflect.get(target, property, target);
      if (typeof value !== 'function') return value;
      const bound: unknown = value.bind(target);
      return bound;
    },
  });
}
