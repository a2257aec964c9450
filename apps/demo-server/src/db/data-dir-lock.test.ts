import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DataDirInUseError, lockDataDir } from './data-dir-lock.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'charhub-lock-'));
  path = join(folder, 'server.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('keeps a second process out, naming the folder, the process and what to do', async () => {
  const release = await lockDataDir(path);
  const second = lockDataDir(path);
  await expect(second).rejects.toThrow(DataDirInUseError);
  await expect(second).rejects.toThrow(folder);
  await expect(second).rejects.toThrow(String(process.pid));
  await expect(second).rejects.toThrow('DATA_DIR');
  await release();
});

it('keeps a second process out while the first is frozen', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await writeFile(path, JSON.stringify({ pid: process.ppid, port }));
  await expect(lockDataDir(path)).rejects.toThrow(DataDirInUseError);
  silent.close();
});

it('stays with its holder when who asks resets the connection', async () => {
  const release = await lockDataDir(path);
  const { port } = JSON.parse(await readFile(path, 'utf8')) as { port: number };
  const asking = connect(port, '127.0.0.1');
  await once(asking, 'connect');
  asking.resetAndDestroy();
  await once(asking, 'close');
  await expect(lockDataDir(path)).rejects.toThrow(DataDirInUseError);
  await release();
});

it('is free again after it was released', async () => {
  const release = await lockDataDir(path);
  await release();
  const again = await lockDataDir(path);
  await again();
});

it.each([
  ['a process that died', JSON.stringify({ pid: 4_000_000, port: 1 })],
  ['a living process that never held it', JSON.stringify({ pid: process.pid, port: 1 })],
  ['a file cut off in the middle', '{"pid":'],
])('takes over from %s', async (_, content) => {
  await writeFile(path, content);
  const release = await lockDataDir(path);
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid });
  await release();
});
