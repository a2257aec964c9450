import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

describe('loadConfig', () => {
  it('needs nothing to be set', () => {
    expect(loadConfig({})).toMatchObject({
      port: 4870,
      host: '127.0.0.1',
      simSpeed: 1,
      role: 'all',
      comfyuiUrl: null,
    });
  });

  it('treats an empty variable as unset', () => {
    expect(loadConfig({ PORT: '', COMFYUI_URL: '' })).toMatchObject({ port: 4870, comfyuiUrl: null });
  });

  it.each([
    ['PORT', 'eighty', '"eighty"', 'a whole number from 0 to 65535'],
    ['PORT', '65536', '"65536"', 'a whole number from 0 to 65535'],
    ['PORT', '-1', '"-1"', 'a whole number from 0 to 65535'],
    ['SIM_SPEED', 'fast', '"fast"', 'a number from 0 to 100'],
    ['COMFYUI_URL', 'localhost:8188', '"localhost:8188"', 'http://host:port'],
    ['LOG_LEVEL', 'loud', '"loud"', 'silent, fatal'],
    ['ROLE', 'boss', '"boss"', 'all, api, worker'],
    ['MAX_JOBS_PER_USER', '0', '"0"', 'a whole number from 1 to 10000'],
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
