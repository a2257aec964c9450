import { createServer, type RequestListener, type Server } from 'node:http';
import type { Logger } from 'pino';
import { workflowNames } from '@charhub/workflows';
import { createAuthentication } from './auth/require-user.ts';
import { createTokens } from './auth/tokens.ts';
import type { ComfyRunner } from './comfyui/comfy-runner.types.ts';
import { dataPaths, type Config } from './config/config.ts';
import { keptJwtSecret } from './config/jwt-secret.ts';
import { lockDataDir } from './db/data-dir-lock.ts';
import { openDatabase, type Database } from './db/database.ts';
import { seedDemoData } from './db/demo-data.ts';
import { createApp } from './http/app.ts';
import { createJobFeed } from './http/job-feed.ts';
import { createDiskStorage } from './images/media-storage.ts';
import { createComfyReadiness, type ComfyReadiness } from './jobs/comfy-readiness.ts';
import { createJobEvents } from './jobs/create-job-events.ts';
import { createJobStore } from './jobs/job-store.ts';
import { createPreviewStore } from './jobs/preview-store.ts';
import { startJobWorker } from './jobs/start-job-worker.ts';
import { createBullQueue } from './queue/bullmq-queue.ts';
import { listen } from './http/listen.ts';
import { StartError } from './start-error.ts';

export interface RunningServer {
  /** `http://127.0.0.1:4870`; null for a worker, which serves nothing. */
  readonly url: string | null;
  close(): Promise<void>;
}

export interface StartOptions {
  readonly logger: Logger;
  readonly webRoot: string | null;
  /** The ComfyUI to paint with. */
  createRunner: (config: Config, logger: Logger) => Promise<ComfyRunner>;
  /** Between two signs of life on an event stream. @default 15 s */
  heartbeatMs?: number;
  /** @default the one that `config` names */
  openDatabase?: (config: Config) => Promise<Database>;
}

/**
 * Starts what `config.role` asks for and answers once everything does. What was started is stopped again when a later part fails.
 * @throws StartError, ConfigError or DataDirInUseError with a message for the person who started it
 */
export async function startServer(config: Config, options: StartOptions): Promise<RunningServer> {
  const { logger } = options;
  const stops: (() => Promise<unknown>)[] = [];
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse()) {
      await stop().catch((error: unknown) => logger.warn({ err: error }, 'could not stop cleanly'));
    }
  };
  try {
    return await start(config, options, stops, stopAll);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function start(
  config: Config,
  {
    logger,
    webRoot,
    createRunner,
    heartbeatMs = 15_000,
    openDatabase: openConfigured = openConfiguredDatabase,
  }: StartOptions,
  stops: (() => Promise<unknown>)[],
  stopAll: () => Promise<void>,
): Promise<RunningServer> {
  const paths = dataPaths(config.dataDir);
  const servesHttp = config.role !== 'worker';
  const paints = config.role !== 'api';

  // First, so that a port in use is told at once and nothing else was touched.
  let handle: RequestListener = (_req, res) => void res.writeHead(503, { 'Retry-After': '1' }).end();
  const server = servesHttp ? createServer((req, res) => handle(req, res)) : null;
  const url = server === null ? null : await listen(server, config);
  if (server !== null) stops.push(() => closeServer(server));

  if (config.databaseUrl === null) stops.push(await lockDataDir(paths.lock));
  const database = await openConfigured(config).catch((error: unknown) => {
    throw new StartError(databaseTrouble(config, error), { cause: error });
  });
  stops.push(database.close);
  const { db } = database;
  await seedDemoData(db);

  const queue = await createBullQueue({
    store:
      config.redisUrl === null
        ? { postgresUrl: database.connectionString, isShared: database.isEmbedded }
        : { redisUrl: config.redisUrl },
    onError: (error) => logger.warn({ err: error }, 'queue'),
  }).catch((error: unknown) => {
    throw new StartError(queueTrouble(config, error), { cause: error });
  });
  stops.push(() => queue.close());
  // One process at a time has the embedded database, so whoever held an entry is gone: the rows fill the queue again, in order.
  if (database.isEmbedded && config.redisUrl === null) await queue.clear();
  const events = await createJobEvents(database);
  stops.push(() => events.close());

  const runner = await createRunner(config, logger);
  stops.push(() => runner.close());
  const readiness = createComfyReadiness(runner, workflowNames);
  void warnOfProblems(runner, readiness, logger);

  const previews = createPreviewStore();
  const store = createJobStore({ db, events, previews });
  const storage = createDiskStorage(paths.media);
  if (paints) {
    const shutdown = new AbortController();
    const worker = await startJobWorker({
      ...{ db, store, storage, previews, runner, readiness, logger, queue },
      shutdown: shutdown.signal,
    });
    stops.push(async () => {
      shutdown.abort();
      await runner.close();
      await worker.close();
    });
  }

  if (server !== null) {
    const tokens = createTokens(config.jwtSecret ?? (await keptJwtSecret(paths.jwtSecret)));
    const authentication = createAuthentication(db, tokens);
    const feed = createJobFeed({ store, events });
    stops.push(() => Promise.resolve(feed.close()));
    const jobAccess = { authentication, tokens, queue, store, events, feed, heartbeatMs };
    handle = createApp({ ...jobAccess, db, runner, readiness, storage, logger, webRoot });
    // Streams stay open for ever: without this a shutdown would wait for them.
    stops.push(() => Promise.resolve(server.closeAllConnections()));
  }
  return { url, close: stopAll };
}

async function warnOfProblems(runner: ComfyRunner, readiness: ComfyReadiness, logger: Logger): Promise<void> {
  const { url } = await runner.status();
  try {
    const problems = await readiness.problems();
    if (problems.length === 0) return;
    logger.warn(
      { url, missing: problems },
      `ComfyUI at ${url} lacks what the workflows need; jobs will fail until it is there`,
    );
  } catch {
    logger.warn({ url }, `ComfyUI at ${url} cannot be reached; jobs will fail until it is`);
  }
}

function openConfiguredDatabase({ databaseUrl, dataDir }: Config): Promise<Database> {
  return openDatabase(databaseUrl === null ? { folder: dataPaths(dataDir).database } : { url: databaseUrl });
}

function databaseTrouble(config: Config, error: unknown): string {
  return config.databaseUrl === null
    ? `The embedded database in ${dataPaths(config.dataDir).database} cannot be opened: ${rootCause(error)}. Move that folder away to start with an empty one, or set DATA_DIR to another.`
    : `The database of DATABASE_URL cannot be opened: ${rootCause(error)}. Check the address and that PostgreSQL runs.`;
}

function queueTrouble({ redisUrl }: Config, error: unknown): string {
  return redisUrl === null
    ? `The queue in PostgreSQL cannot be opened: ${rootCause(error)}.`
    : `Redis at ${new URL(redisUrl).host} cannot be used: ${rootCause(error)}. Start it, correct REDIS_URL, or unset REDIS_URL to keep the queue in PostgreSQL.`;
}

/** The innermost reason: what wraps it tells of our own doings. */
function rootCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return rootCause(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return error.message === '' ? code : error.message;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
