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
import { closeServer } from './http/close-server.ts';
import { createExpressServer } from './http/express-server.ts';
import { makeConfiguredFolder } from './make-folder.ts';
import { createJobFeed } from './http/job-feed.ts';
import { openStorage } from './images/open-storage.ts';
import { createPictureFetcher } from './images/picture-fetcher.ts';
import { createAdmission } from './jobs/admission.ts';
import { createComfyReadiness, type ComfyReadiness } from './jobs/comfy-readiness.ts';
import { startDrainingWorker } from './jobs/drain-worker.ts';
import { keepForgetting } from './jobs/forget-old-jobs.ts';
import { openJobChannels } from './jobs/job-channels.ts';
import { startRemovingOrphans } from './jobs/orphan-files.ts';
import { createJobStore } from './jobs/job-store.ts';
import { createPaintTimes } from './jobs/paint-times.ts';
import { createBullQueue } from './queue/bullmq-queue.ts';
import { listen } from './http/listen.ts';
import { createMeasurements } from './operations/measurements.ts';
import { serveOperations } from './operations/serve-operations.ts';
import { startTracing } from './operations/telemetry.ts';
import { StartError } from './start-error.ts';
import { databaseTrouble, queueTrouble } from './start-trouble.ts';

export interface RunningServer {
  /** `http://127.0.0.1:4870`; null for a worker, which serves nothing. */
  readonly url: string | null;
  /** Null without `OPERATIONS_PORT`. */
  readonly operationsUrl: string | null;
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
  const redis = config.redisUrl === null ? null : { url: config.redisUrl, prefix: config.redisPrefix };
  const servesHttp = config.role !== 'worker';
  const paints = config.role !== 'api';

  // First, so that a port in use is told at once and nothing else was touched.
  const http = servesHttp ? createExpressServer() : null;
  const url = http === null ? null : await listen(http.server, config);
  if (http !== null) stops.push(() => closeServer(http.server, Math.max(1000, config.shutdownGraceMs)));

  if (config.databaseUrl === null) {
    makeConfiguredFolder('DATA_DIR', config.dataDir);
    stops.push(await lockDataDir(paths.lock));
  }
  const database = await openConfigured(config).catch((error: unknown) => {
    throw new StartError(databaseTrouble(config, error), { cause: error });
  });
  stops.push(database.close);
  const { db } = database;
  await seedDemoData(db);

  const tracing = await startTracing(process.env);
  if (tracing !== null) stops.push(tracing.close);
  const queue = await createBullQueue({
    telemetry: tracing?.telemetry,
    store:
      redis === null
        ? { postgresUrl: database.connectionString, isShared: database.isEmbedded }
        : { redisUrl: redis.url, prefix: redis.prefix },
    lockMs: config.workerLockMs,
    onError: (error) => logger.warn({ err: error }, 'queue'),
  }).catch((error: unknown) => {
    throw new StartError(queueTrouble(config, error), { cause: error });
  });
  stops.push(() => queue.close());
  // One process at a time has the embedded database, so whoever held an entry is gone: the rows fill the queue again, in order.
  if (database.isEmbedded && redis === null) await queue.clear();
  const channels = await openJobChannels(database, redis);
  stops.push(() => channels.close());
  const { events, previews } = channels;

  const runner = await createRunner(config, logger);
  stops.push(() => runner.close());
  const readiness = createComfyReadiness(runner, workflowNames);
  void warnOfProblems(runner, readiness, logger);

  const times = createPaintTimes(db);
  const measurements = createMeasurements(db);
  const store = createJobStore({ db, events, previews, times, onEnd: measurements.jobEnded });
  const { storage, close: closeStorage } = await openStorage(config);
  stops.push(closeStorage);
  if (paints) {
    const { maxWorkerDeaths, workerConcurrency: concurrency, shutdownGraceMs } = config;
    const limits = { maxWorkerDeaths, concurrency, requeueEveryMs: config.reconcileMs };
    const orphans = {
      isAlone: config.databaseUrl === null && config.s3 === null,
      everyMs: config.orphanFilesMs,
    };
    // Before a worker stores anything.
    const stopRemoving = await startRemovingOrphans({ db, storage, logger }, orphans);
    stops.push(() => Promise.resolve(stopRemoving()));
    const painting = { db, store, storage, previews, runner, readiness, logger, queue };
    stops.push(await startDrainingWorker({ ...painting, ...limits }, shutdownGraceMs));
    const stopForgetting = keepForgetting(db, config.jobRetentionDays, logger);
    stops.push(() => Promise.resolve(stopForgetting()));
  }

  const operations =
    config.operations === null
      ? null
      : await serveOperations(config.operations, { registry: measurements.registry, queue: queue.bull });
  if (operations !== null) {
    logger.info({ url: operations.url }, 'measurements and queue');
    stops.push(operations.close);
  }
  if (http !== null) {
    const tokens = createTokens(config.jwtSecret ?? (await keptJwtSecret(paths.jwtSecret)));
    const authentication = createAuthentication(db, tokens);
    const feed = createJobFeed({ store, events, recheckMs: config.reconcileMs / 3 });
    const admission = createAdmission({ times, ...config });
    const jobAccess = { authentication, tokens, queue, store, events, admission, feed, heartbeatMs };
    const fetcher = createPictureFetcher(config.pictureImport);
    const app = createApp({
      ...jobAccess,
      protection: config,
      measureRequest: measurements.requests,
      fetcher,
      db,
      runner,
      readiness,
      storage,
      logger,
      webRoot,
    });
    http.serve(app);
    stops.push(async () => {
      // Streams stay open for ever: without this a shutdown would wait for them. Their watchers go to another process.
      feed.close();
      await closeServer(http.server, Math.max(1000, config.shutdownGraceMs));
    });
  }
  return { url, operationsUrl: operations?.url ?? null, close: stopAll };
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
