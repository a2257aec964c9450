import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, startServerProcess } from './local-process.mjs';
import { findProgram } from './system-packages.mjs';

/** The path of a Redis server; null when there is none. */
export const findRedis = () => findProgram(['redis-server', 'valkey-server']);

/** Starts a Redis of its own, in memory, on a free port. */
export async function startRedis(program) {
  const folder = await mkdtemp(path.join(tmpdir(), 'charhub-redis-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const port = await freePort();
    const args = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'no',
    ];
    const stop = await startServerProcess({
      name: 'Redis',
      command: program,
      args,
      stopSignal: 'SIGKILL',
      readyWords: 'Ready to accept connections',
    });
    return {
      url: `redis://127.0.0.1:${port}`,
      stop: async () => {
        await stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
