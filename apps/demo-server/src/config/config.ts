import { join } from 'node:path';
import type { WorkflowSettings } from '@charhub/workflows';
import type * as z from 'zod';
import { readWorkflowSettings } from './read-workflow-settings.ts';
import { secretVariables, variables, type logLevels, type roles } from './variables.ts';

export interface Config {
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly host: string;
  /** Pictures, the embedded database and the token secret live here. */
  readonly dataDir: string;
  /** Null: PostgreSQL is embedded, its files in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Null: the queue lives in PostgreSQL. */
  readonly redisUrl: string | null;
  /** In front of every key and channel in Redis: several installations may share one. */
  readonly redisPrefix: string;
  /** Those that share the painting. Null: a simulator is started in this process. */
  readonly comfyuiUrls: readonly string[] | null;
  /** Sent to each of them. */
  readonly comfyuiToken: string | null;
  /** Model files and sampling of this installation. */
  readonly workflowSettings: WorkflowSettings;
  /** A transcript of each picture is kept in this folder. Null: none. */
  readonly comfyuiRecord: string | null;
  /** Multiplies the time a simulated picture takes: more is slower, 0 does not wait at all. */
  readonly simSpeed: number;
  /** Where pictures that users name by address may come from; `hosts` null: from every public host. */
  readonly pictureImport: { readonly hosts: readonly string[] | null; readonly allowsLoopback: boolean };
  /** Null: one is made and kept in `dataDir`. */
  readonly jwtSecret: string | null;
  readonly logLevel: (typeof logLevels)[number];
  /** `api` serves HTTP, `worker` paints, `all` does both in one process. */
  readonly role: (typeof roles)[number];
  /** Null: pictures live in `dataDir`. */
  readonly s3: S3Config | null;
  /** Jobs a worker runs at a time: as many as there are ComfyUIs, if nothing else is said. */
  readonly workerConcurrency: number;
  /** A worker silent for this long is taken for dead. */
  readonly workerLockMs: number;
  /** What is under way at a shutdown has this long to end; after it, it is handed to another process. */
  readonly shutdownGraceMs: number;
  /** Between two comparisons of the queue with the record. Watchers' snapshots are compared three times as often. */
  readonly reconcileMs: number;
  /** A job that took so many workers down in a row is given up. */
  readonly maxWorkerDeaths: number;
  /** Unfinished jobs one user may have. */
  readonly maxJobsPerUser: number;
  /** Unfinished jobs all users together may have. */
  readonly maxQueueLength: number;
  /** 0: finished jobs are kept for ever. */
  readonly jobRetentionDays: number;
  /** A file that no picture has at two looks so far apart is removed; 0: nobody looks. */
  readonly orphanFilesMs: number;
  /** Requests to the API that one address may make in a minute; 0 for any number. */
  readonly requestsPerMinute: number;
  /** Origins whose pages may call the API, besides its own. */
  readonly corsOrigins: readonly string[];
  /** Proxies in front of this server whose word on a client's address counts. */
  readonly trustedProxies: number;
  /** Where operators see measurements and the queue; null: nowhere. */
  readonly operations: OperationsConfig | null;
}

/** A listener of its own for operators. */
export interface OperationsConfig {
  readonly port: number;
  readonly host: string;
  /** Asked for as a bearer token or as a password; null: everybody who reaches the port may look. */
  readonly token: string | null;
}

/** S3-compatible storage. Credentials are found the way the AWS SDK always does, such as `AWS_ACCESS_KEY_ID`. */
export interface S3Config {
  readonly bucket: string;
  /** Null: AWS itself. */
  readonly endpoint: string | null;
  /** Null: what the AWS SDK finds, or "auto" at another service. */
  readonly region: string | null;
  /** In front of every key; empty or ending in `/`. */
  readonly prefix: string;
}

/** Settings that cannot work; the message names each variable, its value and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the settings from environment variables; an empty variable counts as unset.
 * @throws ConfigError naming everything that is wrong at once.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  function read<T>(
    name: keyof typeof variables,
    { schema, allowed }: { schema: z.ZodType<T>; allowed: string },
  ): T {
    const value = env[name] === '' ? undefined : env[name];
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const shown = secretVariables.has(name)
      ? 'the given value'
      : JSON.stringify(value?.replaceAll(/\/\/[^/@]*@/g, '//[hidden]@'));
    problems.push(`${name}: ${shown} does not work; allowed: ${allowed}.`);
    return schema.parse(undefined);
  }

  function readSettings(file: string | null): WorkflowSettings {
    const { settings, problems: wrong } = readWorkflowSettings(file);
    problems.push(...wrong.map((line) => `COMFYUI_WORKFLOWS: ${line}.`));
    return settings;
  }

  const comfyuiUrls = read('COMFYUI_URL', variables.COMFYUI_URL);
  const role = read('ROLE', variables.ROLE);
  const bucket = read('S3_BUCKET', variables.S3_BUCKET);
  const s3 = {
    endpoint: read('S3_ENDPOINT', variables.S3_ENDPOINT),
    region: read('S3_REGION', variables.S3_REGION),
    prefix: read('S3_PREFIX', variables.S3_PREFIX),
  };
  // A person who stops the demo wants it to stop; a machine that is replaced has time.
  const graceSeconds =
    read('SHUTDOWN_GRACE_SECONDS', variables.SHUTDOWN_GRACE_SECONDS) ?? (role === 'all' ? 0 : 20);
  const operationsPort = read('OPERATIONS_PORT', variables.OPERATIONS_PORT);
  const operations = {
    host: read('OPERATIONS_HOST', variables.OPERATIONS_HOST),
    token: read('OPERATIONS_TOKEN', variables.OPERATIONS_TOKEN),
  };
  if (operations.token === null && !['127.0.0.1', '::1', 'localhost'].includes(operations.host)) {
    problems.push('OPERATIONS_TOKEN: must be set when OPERATIONS_HOST can be reached from other machines.');
  }
  const config: Config = {
    port: read('PORT', variables.PORT),
    host: read('HOST', variables.HOST),
    dataDir: read('DATA_DIR', variables.DATA_DIR),
    databaseUrl: read('DATABASE_URL', variables.DATABASE_URL),
    redisUrl: read('REDIS_URL', variables.REDIS_URL),
    redisPrefix: read('REDIS_PREFIX', variables.REDIS_PREFIX),
    comfyuiUrls,
    comfyuiToken: read('COMFYUI_TOKEN', variables.COMFYUI_TOKEN),
    workflowSettings: readSettings(read('COMFYUI_WORKFLOWS', variables.COMFYUI_WORKFLOWS)),
    comfyuiRecord: read('COMFYUI_RECORD', variables.COMFYUI_RECORD),
    simSpeed: read('SIM_SPEED', variables.SIM_SPEED),
    pictureImport: {
      hosts: read('IMPORT_HOSTS', variables.IMPORT_HOSTS),
      allowsLoopback: read('IMPORT_LOOPBACK', variables.IMPORT_LOOPBACK),
    },
    jwtSecret: read('JWT_SECRET', variables.JWT_SECRET),
    logLevel: read('LOG_LEVEL', variables.LOG_LEVEL),
    role,
    s3: bucket === null ? null : { bucket, ...s3 },
    workerConcurrency:
      read('WORKER_CONCURRENCY', variables.WORKER_CONCURRENCY) ?? Math.min(64, comfyuiUrls?.length ?? 1),
    workerLockMs: read('WORKER_LOCK_SECONDS', variables.WORKER_LOCK_SECONDS) * 1000,
    shutdownGraceMs: graceSeconds * 1000,
    reconcileMs: read('RECONCILE_SECONDS', variables.RECONCILE_SECONDS) * 1000,
    maxWorkerDeaths: read('MAX_WORKER_DEATHS', variables.MAX_WORKER_DEATHS),
    maxJobsPerUser: read('MAX_JOBS_PER_USER', variables.MAX_JOBS_PER_USER),
    maxQueueLength: read('MAX_QUEUE_LENGTH', variables.MAX_QUEUE_LENGTH),
    jobRetentionDays: read('JOB_RETENTION_DAYS', variables.JOB_RETENTION_DAYS),
    orphanFilesMs: read('ORPHAN_FILES_SECONDS', variables.ORPHAN_FILES_SECONDS) * 1000,
    requestsPerMinute: read('RATE_LIMIT_PER_MINUTE', variables.RATE_LIMIT_PER_MINUTE),
    corsOrigins: read('CORS_ORIGINS', variables.CORS_ORIGINS),
    trustedProxies: read('TRUSTED_PROXIES', variables.TRUSTED_PROXIES),
    operations: operationsPort === null ? null : { port: operationsPort, ...operations },
  };
  if (problems.length === 0 && config.role !== 'all') {
    for (const [name, value] of [
      ['DATABASE_URL', config.databaseUrl],
      ['COMFYUI_URL', config.comfyuiUrls],
      // A worker serves nobody, so it need not hold the secret.
      ['JWT_SECRET', role === 'worker' ? '' : config.jwtSecret],
    ] as const) {
      if (value === null)
        problems.push(`${name}: must be set when ROLE is "${config.role}", since processes share it.`);
    }
  }
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return config;
}

/** Where this process keeps what it must not lose. */
export function dataPaths(dataDir: string) {
  return {
    database: join(dataDir, 'db'),
    media: join(dataDir, 'media'),
    jwtSecret: join(dataDir, 'jwt-secret'),
    lock: join(dataDir, 'server.lock'),
  };
}
