import { join } from 'node:path';
import * as z from 'zod';

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
const roles = ['all', 'api', 'worker'] as const;

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
  /** Null: a simulator is started in this process. */
  readonly comfyuiUrl: string | null;
  readonly comfyuiToken: string | null;
  /** Multiplies the time a simulated picture takes: more is slower, 0 does not wait at all. */
  readonly simSpeed: number;
  /** Null: one is made and kept in `dataDir`. */
  readonly jwtSecret: string | null;
  readonly logLevel: (typeof logLevels)[number];
  /** `api` serves HTTP, `worker` paints, `all` does both in one process. */
  readonly role: (typeof roles)[number];
}

/** Settings that cannot work; the message names each variable, its value and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const url = (protocols: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));

const variables = {
  PORT: {
    schema: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65_535)).default(4870),
    allowed: 'a whole number from 0 to 65535 (0 = any free port)',
  },
  HOST: { schema: z.string().min(1).default('127.0.0.1'), allowed: 'an address of this machine' },
  DATA_DIR: { schema: z.string().min(1).default('.demo-data'), allowed: 'a folder' },
  DATABASE_URL: {
    schema: url(['postgres:', 'postgresql:']).nullable().default(null),
    allowed: 'postgres://user:password@host:port/database, or nothing for the embedded database',
  },
  REDIS_URL: {
    schema: url(['redis:', 'rediss:']).nullable().default(null),
    allowed: 'redis://host:port, or nothing to keep the queue in PostgreSQL',
  },
  COMFYUI_URL: {
    schema: url(['http:', 'https:']).nullable().default(null),
    allowed: 'http://host:port of a running ComfyUI, or nothing for the simulator',
  },
  COMFYUI_TOKEN: {
    schema: z.string().min(1).nullable().default(null),
    allowed: 'a bearer token, or nothing',
  },
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
  LOG_LEVEL: { schema: z.enum(logLevels).default('info'), allowed: logLevels.join(', ') },
  ROLE: { schema: z.enum(roles).default('all'), allowed: roles.join(', ') },
};

const secretVariables: ReadonlySet<string> = new Set([
  'JWT_SECRET',
  'COMFYUI_TOKEN',
  'DATABASE_URL',
  'REDIS_URL',
]);

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
    const shown = secretVariables.has(name) ? 'the given value' : JSON.stringify(value);
    problems.push(`${name}: ${shown} does not work; allowed: ${allowed}.`);
    return schema.parse(undefined);
  }

  const config: Config = {
    port: read('PORT', variables.PORT),
    host: read('HOST', variables.HOST),
    dataDir: read('DATA_DIR', variables.DATA_DIR),
    databaseUrl: read('DATABASE_URL', variables.DATABASE_URL),
    redisUrl: read('REDIS_URL', variables.REDIS_URL),
    comfyuiUrl: read('COMFYUI_URL', variables.COMFYUI_URL),
    comfyuiToken: read('COMFYUI_TOKEN', variables.COMFYUI_TOKEN),
    simSpeed: read('SIM_SPEED', variables.SIM_SPEED),
    jwtSecret: read('JWT_SECRET', variables.JWT_SECRET),
    logLevel: read('LOG_LEVEL', variables.LOG_LEVEL),
    role: read('ROLE', variables.ROLE),
  };
  if (problems.length === 0 && config.role !== 'all') {
    for (const [name, value] of [
      ['DATABASE_URL', config.databaseUrl],
      ['COMFYUI_URL', config.comfyuiUrl],
      ['JWT_SECRET', config.jwtSecret],
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
