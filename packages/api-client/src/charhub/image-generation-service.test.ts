import axios from 'axios';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fastEnvironment } from '../../test/test-environment.ts';
import type { CharHubBackEnd } from '../testing/charhub-back-end/index.ts';
import { startCharHubBackEnd } from '../testing/charhub-back-end/index.ts';
import { createImageGenerationService } from './image-generation-service.ts';
import type { ImageGenerationService } from './image-generation-service.ts';

let host: CharHubBackEnd;
let service: ImageGenerationService;
beforeEach(async () => {
  host = await startCharHubBackEnd();
  const instance = axios.create({
    baseURL: host.url,
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer owner' },
  });
  service = createImageGenerationService({ axios: instance, environment: fastEnvironment(1000) });
});
afterEach(() => host.close());

const start = () => service.generateAvatar({ characterId: 'character-1' });
const asked = () => host.requests.filter((request) => request.includes('/status/')).length;

describe('the host’s image generation service', () => {
  it('starts an avatar and answers with the host’s number and message', async () => {
    expect(await start()).toEqual({ jobId: '1', message: 'AVATAR generation started' });
    expect(host.jobs[0]?.body).toEqual({ characterId: 'character-1' });
  });

  it('lists pictures by type, activates and deletes them', async () => {
    await start();
    host.finish('1');
    const { AVATAR = [], COVER } = await service.listCharacterImages('character-1');
    expect(AVATAR.map(({ isActive }) => isActive)).toEqual([true, false]);
    expect(COVER).toBeUndefined();
    await service.activateImage('character-1', 'first-avatar');
    expect(host.gallery.find(({ isActive }) => isActive)?.id).toBe('first-avatar');
    await service.deleteImage('character-1', 'first-avatar');
    expect(host.gallery).toHaveLength(1);
  });

  it('knows the four states its callers know, and a failure as one', async () => {
    await start();
    host.willEnd('1', { type: 'error', after: 0, text: 'Insufficient credits' });
    const states = [];
    for (let step = 0; step < 3; step += 1) {
      states.push((await service.getJobStatus('1')).state);
      host.work('1');
    }
    expect(states).toEqual(['waiting', 'active', 'failed']);
    expect(await service.getJobStatus('1')).toMatchObject({
      failedReason: 'Insufficient credits',
      result: { success: false },
    });
  });

  it('follows a job to its end, over questions that fail and beyond five minutes', async () => {
    await start();
    const heard: string[] = [];
    const end = service.pollJobStatus('1', ({ state }) => heard.push(state));
    await vi.waitFor(() => expect(asked()).toBeGreaterThan(70), 20_000);
    host.work('1');
    await vi.waitFor(() => expect(heard).toContain('active'));
    host.finish('1');
    expect(await end).toMatchObject({ state: 'completed', result: { success: true } });
  });

  it('stops after so many questions when told to', async () => {
    await start();
    await expect(service.pollJobStatus('1', undefined, 3, 10)).rejects.toThrow('Job polling timeout');
    expect(asked()).toBe(3);
  });

  it('does not go on asking for what it may not see or what is not there', async () => {
    await expect(service.pollJobStatus('7')).rejects.toMatchObject({ code: 'not-found' });
    expect(asked()).toBe(1);
  });

  it('asks again when a question fails', async () => {
    const failing = axios.create({ baseURL: host.url, headers: { Authorization: 'Bearer owner' } });
    let failures = 2;
    failing.interceptors.request.use((config) => {
      if (config.method === 'get' && failures-- > 0)
        throw new axios.AxiosError('Network Error', 'ERR_NETWORK');
      return config;
    });
    const careful = createImageGenerationService({ axios: failing, environment: fastEnvironment(1000) });
    const { jobId } = await careful.generateAvatar({ characterId: 'character-1' });
    host.finish(jobId);
    expect(await careful.pollJobStatus(jobId)).toMatchObject({ state: 'completed' });
  });

  it('says how the painter feels', async () => {
    expect(await service.checkHealth()).toMatchObject({ comfyui: 'healthy' });
  });
});
