import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, startServerProcess } from './local-process.mjs';
import { findProgram } from './system-packages.mjs';

/** The path of a Redis server; null when there is none. */
export const findRedis = () => findProgram(['redis-server', 'valkey-server']);

/** Starts a Redis of its own, in memory, on a free port. */
export async function startRedis(program) {
  const redis = await prepareRedis(program);
  const { stop } = await redis.start().catch(async (error) => {
    await redis.remove();
    throw error;
  });
  return {
    url: redis.url,
    stop: async () => {
      await stop();
      await redis.remove();
    },
  };
}

/** A Redis with a port and a folder of its own, to be started as often as one likes; it forgets everything each time. */
export async function prepareRedis(program) {
  const folder = await mkdtemp(path.join(tmpdir(), 'charhub-redis-'));
  const port = await freePort();
  const address = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  return {
    url: `redis://127.0.0.1:${port}`,
    start: () =>
      startServerProcess({
        name: 'Redis',
        command: program,
        args: [...address, '--save', '', '--appendonly', 'no'],
        stopSignal: 'SIGKILL',
        readyWords: 'Ready to accept connections',
      }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
