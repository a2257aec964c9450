import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { dirname } from 'node:path';
import * as z from 'zod';

/** Another process works in the same data folder. */
export class DataDirInUseError extends Error {
  override readonly name = 'DataDirInUseError';
}

const Holder = z.object({ pid: z.number(), port: z.number() });

/**
 * Makes this process the only one that works in a data folder. The holder listens on a loopback port, so a lock
 * whose process died is told from a living one even when the system gave its number to another process.
 * @throws DataDirInUseError
 */
export async function lockDataDir(path: string): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(greetingOf(process.pid));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  const release = async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(path, { force: true });
  };
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const content = JSON.stringify({ pid: process.pid, port });

  try {
    await writeFile(path, content, { flag: 'wx' });
  } catch {
    const holder = await readHolder(path);
    if (holder !== null && (await isAlive(holder))) {
      await new Promise((resolve) => server.close(resolve));
      throw new DataDirInUseError(
        `${dirname(path)} is in use by process ${String(holder.pid)}. Stop that process, or set DATA_DIR to another folder.`,
      );
    }
    await writeFile(path, content);
  }
  return release;
}

const greetingOf = (pid: number): string => `charhub ${String(pid)}`;

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function readHolder(path: string): Promise<z.infer<typeof Holder> | null> {
  try {
    return Holder.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

function isAlive(holder: z.infer<typeof Holder>): Promise<boolean> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(holder.port, '127.0.0.1');
    socket.setTimeout(1000, () => {
      // Taken by the system, and nobody says anything: a process that is frozen goes on later.
      if (exists(holder.pid)) heard = greetingOf(holder.pid);
      socket.destroy();
    });
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard === greetingOf(holder.pid)));
  });
}
