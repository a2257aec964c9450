import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { nodeDefinitions } from './node-definition.ts';

const cli = fileURLToPath(new URL('./check-cli.ts', import.meta.url));
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function run(...args: string[]) {
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    const child = execFile(process.execPath, ['--import', 'tsx', cli, ...args], (_, stdout, stderr) =>
      resolve({ code: child.exitCode, output: stdout + stderr }),
    );
  });
}

async function serve(status: number, body: unknown) {
  const server = createServer((_, response) => response.writeHead(status).end(JSON.stringify(body)));
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
}

it('passes on the recorded definitions', async () => {
  const { code, output } = await run();
  expect(code).toBe(0);
  expect(output).toContain('24 graphs checked, 0 with problems');
});

it('passes on a server that has everything', async () => {
  expect(await run('--comfyui', await serve(200, nodeDefinitions))).toMatchObject({ code: 0 });
});

it('fails on a server that lacks something, and names it', async () => {
  const { FaceDetailer: _, ...others } = nodeDefinitions;
  const { code, output } = await run('--comfyui', await serve(200, others));
  expect(code).toBe(1);
  expect(output).toContain('FaceDetailer (ComfyUI Impact Pack)');
});

it('looks at each of several servers', async () => {
  const { FaceDetailer: _, ...others } = nodeDefinitions;
  const addresses = [await serve(200, nodeDefinitions), await serve(200, others)];
  const { code, output } = await run('--comfyui', addresses.join(','));
  expect(code).toBe(1);
  for (const address of addresses) expect(output).toContain(`Against ${address}object_info`);
});

it('checks what the settings of an installation name, and refuses settings that cannot work', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'workflow-settings-'));
  const settings = join(folder, 'models.json');
  await writeFile(
    settings,
    '{"defaults": {"sampler": "no such sampler", "checkpoint": "other.safetensors"}}',
  );
  const checked = await run('--comfyui', await serve(200, nodeDefinitions), '--settings', settings);
  expect(checked.code).toBe(1);
  expect(checked.output).toContain('ckpt_name: other.safetensors (checkpoints)');
  expect(checked.output).toContain('"no such sampler" is not allowed');

  await writeFile(settings, '{"cover": {"step": 20}}');
  const refused = await run('--settings', settings);
  expect(refused.code).toBe(2);
  expect(refused.output).toContain('cover has no value "step"; it has: checkpoint');
  await rm(folder, { recursive: true });
});

it.each([
  [503, {}, 'it answered 503'],
  [200, [], 'the answer is no list of node types'],
])('fails on a server that answers %i %j', async (status, body, reason) => {
  const { code, output } = await run('--comfyui', await serve(status, body));
  expect(code).toBe(1);
  expect(output).toContain(reason);
});

it.each([
  ['an option it does not know', ['--server', 'x'], '--server'],
  ['an address without http', ['--comfyui', 'localhost:8188'], 'http://127.0.0.1:8188'],
])('explains itself when given %s', async (_, args, said) => {
  const { code, output } = await run(...args);
  expect(code).toBe(2);
  expect(output).toContain(said);
  expect(output).toContain('npm run workflows:check');
});
