import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { createConfiguredRunner } from './create-configured-runner.ts';
import { loadConfig } from './config/config.ts';
import { DEMO_IDS } from './db/demo-data.ts';
import { listen } from './http/listen.ts';
import { StartError } from './start-error.ts';
import { startServer } from './start-server.ts';
import { openTestDatabase } from './testing/test-database.ts';

const logger = pino({ level: 'silent' });
let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'charhub-start-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

function start(env: Record<string, string>) {
  return startServer(loadConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', PORT: '0', ...env }), {
    logger,
    webRoot: null,
    createRunner: createConfiguredRunner,
    openDatabase: openTestDatabase,
  });
}

const CompletedStatus = z.object({
  state: z.literal('completed'),
  result: z.object({ success: z.literal(true), imageUrl: z.string() }),
});
const sizes = { AVATAR: { width: 768, height: 768 }, COVER: { width: 768, height: 1152 } };

describe('the server', () => {
  it('makes an avatar and a cover with the simulator, from HTTP to the stored picture', async () => {
    const server = await start({ SIM_SPEED: '0' });
    expect((await fetch(`${server.url ?? ''}/readyz`)).status).toBe(200);
    const api = `${server.url ?? ''}/api/v1`;
    const json = { 'Content-Type': 'application/json' };
    try {
      const session = await fetch(`${api}/demo/session`, {
        method: 'POST',
        headers: json,
        body: '{"user":"owner"}',
      });
      const { token } = z.object({ token: z.string() }).parse(await session.json());
      const headers = { ...json, Authorization: `Bearer ${token}` };
      for (const imageType of ['AVATAR', 'COVER'] as const) {
        const body = JSON.stringify({ characterId: DEMO_IDS.ann, prompt: 'red hair', imageType });
        const started = await fetch(`${api}/image-generation/avatar`, { method: 'POST', headers, body });
        const { jobId } = z.object({ jobId: z.string() }).parse(await started.json());
        const { result } = await vi.waitFor(async () => {
          const answer = await fetch(`${api}/image-generation/status/${jobId}`, { headers });
          return CompletedStatus.parse(await answer.json());
        }, 15_000);
        const picture = await fetch((server.url ?? '') + result.imageUrl);
        const { format, width, height } = await sharp(await picture.arrayBuffer()).metadata();
        expect({ format, width, height }).toEqual({ format: 'webp', ...sizes[imageType] });
      }
    } finally {
      await server.close();
    }
  }, 30_000);

  it('says which port is taken and what to do, and leaves nothing behind', async () => {
    const other = createServer();
    const { port } = new URL(await listen(other, { port: 0, host: '127.0.0.1' }));
    await expect(start({ PORT: port })).rejects.toThrow(StartError);
    await expect(start({ PORT: port })).rejects.toThrow(`Port ${port} is in use`);
    other.close();
  });

  it('says so when Redis or PostgreSQL does not answer', async () => {
    const nobody = { DATABASE_URL: 'postgres://127.0.0.1:9/charhub' };
    const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', ...nobody });
    const started = startServer(config, { logger, webRoot: null, createRunner: createConfiguredRunner });
    await expect(started).rejects.toThrow(/The database of DATABASE_URL cannot be opened: .*ECONNREFUSED/);
    await expect(start({ REDIS_URL: 'redis://127.0.0.1:9' })).rejects.toThrow(
      /Redis at 127\.0\.0\.1:9 cannot be used.*unset REDIS_URL/,
    );
  }, 20_000);
});
