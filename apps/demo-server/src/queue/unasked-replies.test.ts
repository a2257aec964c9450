import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

let redis: Server;
let port: number;
beforeEach(async () => {
  // A null to nobody, as soon as somebody is there; then an answer to whatever is asked.
  redis = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('$-1\r\n');
    socket.on('data', () => socket.write('+PONG\r\n'));
  });
  redis.listen(0, '127.0.0.1');
  await once(redis, 'listening');
  const { port: free } = redis.address() as AddressInfo;
  port = free;
});
afterEach(async () => {
  redis.close();
  await once(redis, 'close');
});

/** What a process of its own said and how it ended. */
async function run(lines: readonly string[]): Promise<{ said: string; exitCode: number | null }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', lines.join('\n')],
    {
      cwd: fileURLToPath(new URL('../../', import.meta.url)),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { said, exitCode: child.exitCode };
}

const survive = [
  `import { surviveUnaskedReplies } from './src/queue/unasked-replies.ts';`,
  `surviveUnaskedReplies((error) => { console.log('caught ' + error.message); process.exit(1); });`,
];

it('lets a process go on with the connection over which a null came that nobody asked for', async () => {
  const { said, exitCode } = await run([
    ...survive,
    `import { Redis } from 'ioredis';`,
    `const redis = new Redis(${port}, '127.0.0.1', { enableReadyCheck: false, disableClientInfo: true, protocol: 2 });`,
    `await new Promise((resolve) => redis.stream === undefined ? redis.once('connect', resolve) : resolve());`,
    `await new Promise((resolve) => redis.stream.once('data', () => setImmediate(resolve)));`,
    `console.log(await redis.ping());`,
    `redis.disconnect();`,
  ]);
  expect({ said, exitCode }).toEqual({ said: 'PONG\n', exitCode: 0 });
}, 30_000);

it('hands on what else nobody caught', async () => {
  const { said, exitCode } = await run([...survive, `setImmediate(() => { throw new Error('a defect'); });`]);
  expect({ said, exitCode }).toEqual({ said: 'caught a defect\n', exitCode: 1 });
}, 30_000);
