import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

describe('loadConfig', () => {
  it('needs nothing to be set', () => {
    expect(loadConfig({})).toMatchObject({
      port: 4870,
      host: '127.0.0.1',
      simSpeed: 1,
      role: 'all',
      comfyuiUrls: null,
    });
  });

  it('treats an empty variable as unset', () => {
    expect(loadConfig({ PORT: '', COMFYUI_URL: '' })).toMatchObject({ port: 4870, comfyuiUrls: null });
  });

  it.each([
    ['PORT', 'eighty', '"eighty"', 'a whole number from 0 to 65535'],
    ['PORT', '65536', '"65536"', 'a whole number from 0 to 65535'],
    ['PORT', '-1', '"-1"', 'a whole number from 0 to 65535'],
    ['SIM_SPEED', 'fast', '"fast"', 'a number from 0 to 100'],
    ['COMFYUI_URL', 'localhost:8188', '"localhost:8188"', 'http://host:port'],
    [
      'COMFYUI_URL',
      'http://gpu-1:8188,gpu-2',
      '"http://gpu-1:8188,gpu-2"',
      'several with commas between them',
    ],
    ['COMFYUI_URL', 'http://a:1,http://a:1/', '"http://a:1,http://a:1/"', 'http://host:port'],
    ['COMFYUI_URL', 'http://user:word@gpu:8188', '"http://[hidden]@gpu:8188"', 'COMFYUI_TOKEN'],
    ['LOG_LEVEL', 'loud', '"loud"', 'silent, fatal'],
    ['ROLE', 'boss', '"boss"', 'all, api, worker'],
    ['MAX_JOBS_PER_USER', '0', '"0"', 'a whole number from 1 to 10000'],
    ['CORS_ORIGINS', '*', '"*"', 'origins such as'],
    ['CORS_ORIGINS', 'https://app.example/path', '/path', 'origins such as'],
    ['RATE_LIMIT_PER_MINUTE', 'many', '"many"', 'a whole number from 0'],
    ['S3_PREFIX', 'no-slash', '"no-slash"', 'a folder in the bucket that ends in "/"'],
  ])('names %s, its value %s and what is allowed', (name, value, shown, allowed) => {
    const load = () => loadConfig({ [name]: value });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(name);
    expect(load).toThrow(shown);
    expect(load).toThrow(allowed);
  });

  it('names everything that is wrong at once', () => {
    expect(() => loadConfig({ PORT: 'x', SIM_SPEED: 'y' })).toThrow(/PORT[\s\S]*SIM_SPEED/);
  });

  it('does not repeat a secret', () => {
    expect(() => loadConfig({ JWT_SECRET: 'hunter2' })).toThrow(/JWT_SECRET: the given value does not work/);
  });

  it('says what separate processes must share', () => {
    expect(() => loadConfig({ ROLE: 'api' })).toThrow(/DATABASE_URL[\s\S]*COMFYUI_URL[\s\S]*JWT_SECRET/);
    expect(() => loadConfig({ ROLE: 'worker' })).toThrow(/DATABASE_URL[\s\S]*COMFYUI_URL/);
  });

  it('asks no worker for the secret that only the API needs', () => {
    const shared = { DATABASE_URL: 'postgres://db/charhub', COMFYUI_URL: 'http://gpu:8188' };
    expect(loadConfig({ ROLE: 'worker', ...shared }).jwtSecret).toBeNull();
  });

  it('lets a machine that is replaced end what it does, and a person stop the demo at once', () => {
    const shared = { DATABASE_URL: 'postgres://db/charhub', COMFYUI_URL: 'http://gpu:8188' };
    expect(loadConfig({}).shutdownGraceMs).toBe(0);
    expect(loadConfig({ ROLE: 'worker', ...shared }).shutdownGraceMs).toBe(20_000);
    expect(loadConfig({ SHUTDOWN_GRACE_SECONDS: '5' }).shutdownGraceMs).toBe(5000);
  });

  it('lets a worker run as many jobs as there are ComfyUIs to paint them', () => {
    expect(loadConfig({})).toMatchObject({ workerConcurrency: 1 });
    const env = { COMFYUI_URL: 'http://gpu-1:8188, https://gpu-2/comfy' };
    expect(loadConfig(env)).toMatchObject({
      comfyuiUrls: ['http://gpu-1:8188', 'https://gpu-2/comfy'],
      workerConcurrency: 2,
    });
    expect(loadConfig({ ...env, WORKER_CONCURRENCY: '5' }).workerConcurrency).toBe(5);
  });

  it('reads what an installation has instead of the models of the graphs, and names all that is wrong in it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'charhub-config-'));
    const file = join(folder, 'models.json');
    const load = () => loadConfig({ COMFYUI_WORKFLOWS: file });
    expect(load).toThrow(/COMFYUI_WORKFLOWS: in .*models\.json: ENOENT/);
    await writeFile(file, '{"avatar": {"steps": 0}, "covers": {}}');
    expect(load).toThrow(/avatar\.steps: 0 is not allowed[\s\S]*there is no workflow "covers"/);
    await writeFile(file, '{"defaults": {"checkpoint": "other.safetensors"}}');
    expect(load().workflowSettings).toEqual({ defaults: { checkpoint: 'other.safetensors' } });
    await rm(folder, { recursive: true });
  });

  it('keeps pictures on disk unless a bucket is named', () => {
    expect(loadConfig({ S3_ENDPOINT: 'https://storage.test' }).s3).toBeNull();
    expect(loadConfig({ S3_BUCKET: 'pictures' }).s3).toEqual({
      bucket: 'pictures',
      endpoint: null,
      region: null,
      prefix: '',
    });
  });
});
