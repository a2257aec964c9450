import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { DEMO_IDS, type DemoUserName } from '../../../apps/demo-server/src/db/demo-data.ts';
import { startMeasured, type MeasuredProcess } from './measured-process.ts';
import type { Services } from './services.ts';

export interface InstallationOptions {
  /** What `buildInstallation` answered. */
  readonly programs: string;
  readonly scratchFolder: string;
  readonly comfyUrl: string;
  /** Null: database and queue are embedded. */
  readonly services: Services | null;
  readonly env?: Readonly<Record<string, string>>;
}

/** The whole server in one process, on data of its own. */
export interface Installation {
  readonly url: string;
  readonly process: MeasuredProcess;
  stop(): Promise<void>;
}

let count = 0;

export async function startInstallation(options: InstallationOptions): Promise<Installation> {
  const { programs, scratchFolder, comfyUrl, services, env = {} } = options;
  const dataDir = await mkdtemp(path.join(scratchFolder, 'data-'));
  count += 1;
  const server = await startMeasured({
    entry: path.join(programs, 'main.js'),
    ready: /^ready: (\S+)$/m,
    env: {
      PORT: '0',
      DATA_DIR: dataDir,
      COMFYUI_URL: comfyUrl,
      LOG_LEVEL: 'warn',
      RATE_LIMIT_PER_MINUTE: '0',
      ...(services && {
        DATABASE_URL: services.postgresUrl,
        REDIS_URL: services.redisUrl,
        REDIS_PREFIX: `bench-${String(process.pid)}-${String(count)}`,
      }),
      ...env,
    },
  });
  return {
    url: server.said,
    process: server,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A ComfyUI without a graphics card; `speed` 0 does not wait. */
export const startSimulatorProcess = (programs: string, speed: number): Promise<MeasuredProcess> =>
  startMeasured({
    entry: path.join(programs, 'simulator.js'),
    env: { PORT: '0', SIM_SPEED: String(speed) },
    ready: /^(http\S+)$/m,
  });

const sessionSchema = z.object({ token: z.string() });

export async function signIn(url: string, user: DemoUserName): Promise<string> {
  const response = await fetch(`${url}/api/v1/demo/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  return sessionSchema.parse(await response.json()).token;
}

const startedSchema = z.object({ jobId: z.string() });

/** Asks, as the administrator, for an avatar of the official character, and answers with the job's id. */
export async function startAvatar(
  { url, token }: { url: string; token: string },
  prompt: string,
): Promise<string> {
  const response = await fetch(`${url}/api/v1/image-generation/avatar`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ characterId: DEMO_IDS.official, prompt }),
  });
  if (!response.ok) throw new Error(`Starting answered ${response.status}: ${await response.text()}`);
  return startedSchema.parse(await response.json()).jobId;
}
