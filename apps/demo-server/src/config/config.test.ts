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
    expect(() => loadConfig({ ROLE: 'worker' })).toThrow(/DATABASE_URL[\s\S]*COMFYUI_URL[\s\S]*JWT_SECRET/);
  });
});
