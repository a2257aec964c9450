import * as z from 'zod';

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export const roles = ['all', 'api', 'worker'] as const;

const text = z.string().min(1);
const url = (protocols: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));
/** Would be logged with the address. */
const hasNoCredentials = (address: string) => !/^\w+:\/\/[^/]*@/.test(address);
const isDistinct = (addresses: readonly string[]) =>
  new Set(addresses.map((address) => address.replace(/\/+$/, ''))).size === addresses.length;
const whole = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most));
const wholeAllowed = (least: number, most: number, meaning: string) =>
  `a whole number from ${String(least)} to ${String(most)} (${meaning})`;

/** Every environment variable this server reads: what it must look like, and how to tell a person. */
export const variables = {
  PORT: { schema: whole(0, 65_535).default(4870), allowed: wholeAllowed(0, 65_535, '0 = any free port') },
  HOST: { schema: text.default('127.0.0.1'), allowed: 'an address of this machine' },
  DATA_DIR: { schema: text.default('.demo-data'), allowed: 'a folder' },
  DATABASE_URL: {
    schema: url(['postgres:', 'postgresql:']).nullable().default(null),
    allowed: 'postgres://user:password@host:port/database, or nothing for the embedded database',
  },
  REDIS_URL: {
    schema: url(['redis:', 'rediss:']).nullable().default(null),
    allowed: 'redis://host:port, or nothing to keep the queue in PostgreSQL',
  },
  REDIS_PREFIX: {
    schema: z
      .string()
      .regex(/^[\w:-]+$/)
      .default('charhub-generation'),
    allowed: 'letters, digits, "-", "_" and ":"',
  },
  COMFYUI_URL: {
    schema: z
      .string()
      .transform((list) => list.split(',').map((address) => address.trim()))
      .pipe(z.array(url(['http:', 'https:']).refine(hasNoCredentials)).refine(isDistinct))
      .nullable()
      .default(null),
    allowed:
      'http://host:port of a running ComfyUI, several with commas between them, or nothing for the simulator; a token goes into COMFYUI_TOKEN',
  },
  COMFYUI_TOKEN: { schema: text.nullable().default(null), allowed: 'a bearer token, or nothing' },
  COMFYUI_WORKFLOWS: {
    schema: text.nullable().default(null),
    allowed: 'a JSON file with the model files and sampler settings of this installation, or nothing',
  },
  COMFYUI_RECORD: { schema: text.nullable().default(null), allowed: 'a folder for transcripts, or nothing' },
  SIM_SPEED: {
    schema: z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .transform(Number)
      .pipe(z.number().max(100))
      .default(1),
    allowed:
      'a number from 0 to 100 that multiplies the time (1 = about 6 s a picture, 20 = two minutes, 0 = no waiting)',
  },
  JWT_SECRET: {
    schema: z.string().min(16).nullable().default(null),
    allowed: 'at least 16 characters, or nothing to have one made',
  },
  IMPORT_HOSTS: {
    schema: z
      .string()
      .regex(/^(\*\.)?[\w.-]+(,(\*\.)?[\w.-]+)*$/)
      .transform((hosts) => hosts.toLowerCase().split(','))
      .nullable()
      .default(null),
    allowed:
      'hosts that pictures may be fetched from, such as "example.com,*.example.org", or nothing for every public one',
  },
  IMPORT_LOOPBACK: {
    schema: z
      .enum(['0', '1'])
      .default('0')
      .transform((value) => value === '1'),
    allowed: '1 to fetch pictures from this machine too, for tests, else 0',
  },
  LOG_LEVEL: { schema: z.enum(logLevels).default('info'), allowed: logLevels.join(', ') },
  ROLE: { schema: z.enum(roles).default('all'), allowed: roles.join(', ') },
  S3_BUCKET: {
    schema: text.nullable().default(null),
    allowed: 'a bucket, or nothing to keep pictures on disk',
  },
  S3_ENDPOINT: {
    schema: url(['http:', 'https:']).nullable().default(null),
    allowed: 'https://host of an S3-compatible service, or nothing for AWS',
  },
  S3_REGION: {
    schema: text.nullable().default(null),
    allowed: 'a region such as eu-central-1, or nothing for AWS_REGION',
  },
  S3_PREFIX: {
    schema: z
      .string()
      .regex(/^([\w.-]+\/)*$/)
      .default(''),
    allowed: 'a folder in the bucket that ends in "/", or nothing',
  },
  WORKER_CONCURRENCY: {
    schema: whole(1, 64).nullable().default(null),
    allowed: wholeAllowed(1, 64, 'jobs a worker runs at a time'),
  },
  WORKER_LOCK_SECONDS: {
    schema: whole(1, 600).default(15),
    allowed: wholeAllowed(1, 600, 'silence after which a worker is taken for dead'),
  },
  SHUTDOWN_GRACE_SECONDS: {
    schema: whole(0, 3600).nullable().default(null),
    allowed: wholeAllowed(0, 3600, 'time for what is under way to end after SIGTERM'),
  },
  RECONCILE_SECONDS: {
    schema: whole(1, 3600).default(30),
    allowed: wholeAllowed(1, 3600, 'between two comparisons of the queue with the record'),
  },
  MAX_WORKER_DEATHS: {
    schema: whole(1, 100).default(5),
    allowed: wholeAllowed(1, 100, 'workers that may die of one job'),
  },
  MAX_JOBS_PER_USER: {
    schema: whole(1, 10_000).default(100),
    allowed: wholeAllowed(1, 10_000, 'unfinished jobs of one user'),
  },
  MAX_QUEUE_LENGTH: {
    schema: whole(1, 1_000_000).default(1000),
    allowed: wholeAllowed(1, 1_000_000, 'unfinished jobs of all users'),
  },
  JOB_RETENTION_DAYS: {
    schema: whole(0, 36_500).default(90),
    allowed: wholeAllowed(0, 36_500, '0 = finished jobs are kept for ever'),
  },
  ORPHAN_FILES_SECONDS: {
    schema: z.union([z.literal('0').transform(Number), whole(60, 86_400)]).default(3600),
    allowed: wholeAllowed(60, 86_400, 'between two looks for files that no picture has; 0 = never'),
  },
  RATE_LIMIT_PER_MINUTE: {
    schema: whole(0, 1_000_000).default(6000),
    allowed: wholeAllowed(0, 1_000_000, 'requests of one address in a minute, 0 = any number'),
  },
  CORS_ORIGINS: {
    schema: z
      .string()
      .transform((origins) => origins.split(','))
      .refine((origins) =>
        origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
      )
      .default([]),
    allowed: 'origins such as "https://app.example,http://localhost:5173", or nothing for its own pages only',
  },
  TRUSTED_PROXIES: {
    schema: whole(0, 10).default(0),
    allowed: wholeAllowed(0, 10, 'proxies in front of this server that tell the address of a client'),
  },
  OPERATIONS_PORT: {
    schema: whole(0, 65_535).nullable().default(null),
    allowed: `${wholeAllowed(0, 65_535, '0 = any free port')}, or nothing for none`,
  },
  OPERATIONS_HOST: { schema: text.default('127.0.0.1'), allowed: 'an address of this machine' },
  OPERATIONS_TOKEN: {
    schema: z.string().min(16).nullable().default(null),
    allowed: 'at least 16 characters, or nothing where only this machine can ask',
  },
};

/** Their values are never repeated in messages. */
export const secretVariables: ReadonlySet<string> = new Set([
  'JWT_SECRET',
  'COMFYUI_TOKEN',
  'OPERATIONS_TOKEN',
  'DATABASE_URL',
  'REDIS_URL',
]);
