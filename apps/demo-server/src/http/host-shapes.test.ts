import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { CharacterImage, isSettled, JobSnapshot } from '@charhub/api-client/contract';
import { SERVICE_COSTS } from '../credits/prices.ts';
import { DEMO_IDS } from '../db/demo-data.ts';
import { anyText, dataOf, startTestServer, type TestServer, type TestUser } from '../testing/test-server.ts';

const { ann } = DEMO_IDS;
let server: TestServer;
let owner: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  owner = await server.as('owner');
});
afterAll(() => server.close());
afterEach(async () => {
  server.runner.flow();
  await vi.waitFor(async () => {
    const { body } = await owner.get('/image-generation/jobs');
    expect(JobsReply.parse(body).data.filter((job) => !isSettled(job))).toEqual([]);
  }, 10_000);
});

const JobsReply = z.object({ data: z.array(JobSnapshot) });

const start = (body: unknown) => owner.post('/image-generation/avatar', body);

async function paint(more: Record<string, unknown> = {}): Promise<string> {
  const jobId = await owner.startAvatar(ann, more);
  await vi.waitFor(async () => expect((await owner.snapshot(jobId)).state).toBe('completed'), 10_000);
  return jobId;
}

describe('starting a generation', () => {
  it.each([
    [{ imageType: 'AVATAR' }, 'AVATAR generation started'],
    [{ imageType: 'COVER' }, 'COVER generation started'],
    [{}, 'Avatar generation started'],
  ])('with %j answers as CharHub does', async (more, message) => {
    const { status, body } = await start({ characterId: ann, prompt: 'x', ...more });
    expect(status).toBe(200);
    expect(body).toEqual({ success: true, jobId: anyText, message });
  });

  it.each([
    [{ prompt: 'x' }, 'MISSING_REQUIRED_FIELD', 'characterId'],
    [{ characterId: 7 }, 'INVALID_INPUT', 'characterId'],
    [{ characterId: ann, imageType: 'STICKER' }, 'INVALID_INPUT', 'imageType'],
    [{ characterId: ann, prompt: 'x'.repeat(2001) }, 'VALUE_OUT_OF_RANGE', 'prompt'],
    [{ characterId: ann, prompt: ['x'] }, 'INVALID_INPUT', 'prompt'],
  ])('refuses bad input and names the field', async (request, code, field) => {
    const { status, body } = await start(request);
    expect(status).toBe(400);
    expect(body).toEqual({ error: { code, message: anyText, field } });
  });

  it('takes a prompt of exactly 2,000 characters', async () => {
    expect((await start({ characterId: ann, prompt: 'x'.repeat(2000) })).status).toBe(200);
  });
});

describe('the status of a job', () => {
  it('goes from waiting through active to completed, in CharHub’s words', async () => {
    server.runner.hold();
    const running = await owner.startAvatar(ann);
    const held = await server.runner.nextPaint();
    const waiting = await owner.startAvatar(ann, { imageType: 'COVER', prompt: 'by the sea' });
    const data = { userId: DEMO_IDS.owner, characterId: ann };
    expect((await owner.get(`/image-generation/status/${waiting}`)).body).toEqual({
      jobId: waiting,
      state: 'waiting',
      progress: 0,
      data: { ...data, prompt: 'by the sea', imageType: 'COVER' },
      result: null,
    });
    expect((await owner.get(`/image-generation/status/${running}`)).body).toMatchObject({ state: 'active' });
    server.runner.flow();
    await held.finish();
    await vi.waitFor(async () => expect((await owner.snapshot(waiting)).state).toBe('completed'), 5000);
    const { images } = await owner.snapshot(running);
    expect((await owner.get(`/image-generation/status/${running}`)).body).toEqual({
      jobId: running,
      state: 'completed',
      progress: 100,
      data: { ...data, prompt: 'red hair', imageType: 'AVATAR' },
      result: { success: true, imageUrl: images[0]?.url, characterId: ann },
    });
  });

  it('says failed when it failed, with the reason in both places a client may look', async () => {
    server.runner.hold();
    const jobId = await owner.startAvatar(ann);
    (await server.runner.nextPaint()).fail('execution');
    await vi.waitFor(async () => expect((await owner.snapshot(jobId)).state).toBe('failed'), 5000);
    expect((await owner.get(`/image-generation/status/${jobId}`)).body).toMatchObject({
      state: 'failed',
      result: { success: false, error: 'it was execution' },
      failedReason: 'it was execution',
    });
  });
});

describe('images of a character', () => {
  it('are listed by type, activated and deleted', async () => {
    const first = (await owner.snapshot(await paint())).images[0];
    const second = (await owner.snapshot(await paint())).images[0];
    const path = `/image-generation/characters/${ann}/images`;
    const listed = await owner.get(path);
    const keys = ['content', 'createdAt', 'height', 'id', 'isActive', 'sizeBytes', 'type', 'url', 'width'];
    const [newest] = z.array(CharacterImage).parse(dataOf(listed).AVATAR);
    expect(Object.keys(newest ?? {}).sort()).toEqual(keys);
    expect(newest).toMatchObject({ id: second?.id, isActive: true });

    expect((await owner.send('PATCH', `${path}/${first?.id ?? ''}/activate`)).body).toEqual({
      success: true,
      message: 'Image activated successfully',
    });
    const avatarNow = async () => dataOf(await owner.get(`/characters/${ann}`)).avatar;
    expect(await avatarNow()).toBe(first?.url);
    expect((await owner.send('DELETE', `${path}/${first?.id ?? ''}`)).body).toEqual({
      success: true,
      message: 'Image deleted successfully',
    });
    expect(await avatarNow()).toBe(second?.url);
    expect((await owner.send('DELETE', `${path}/${first?.id ?? ''}`)).body).toEqual({
      error: { code: 'IMAGE_NOT_FOUND', message: 'Image not found' },
    });
    expect((await fetch(server.url + (first?.url ?? ''))).status).toBe(404);
  });
});

describe('how an image was made', () => {
  it('is told to who may edit its character, and is not in the shapes of CharHub', async () => {
    const jobId = await paint({ prompt: 'a fox in a red coat' });
    const { images } = await owner.snapshot(jobId);
    const path = `/image-generation/characters/${ann}/images/${images[0]?.id ?? ''}`;
    const details = dataOf(await owner.get(path));
    expect(details).toMatchObject({ ...images[0], prompt: 'a fox in a red coat', jobId });
    const [row] = z
      .array(z.record(z.string(), z.unknown()))
      .parse(dataOf(await owner.get(`/characters/${ann}`)).images);
    expect(row).toHaveProperty('key');
    for (const field of ['seed', 'prompt', 'jobId']) expect(row).not.toHaveProperty(field);
    expect((await owner.get(path.replace(/[^/]+$/, 'none'))).body).toEqual({
      error: { code: 'IMAGE_NOT_FOUND', message: 'Image not found' },
    });
  });

  it('tells the words that were painted when nobody wrote any', async () => {
    const { images } = await owner.snapshot(await paint({ prompt: '' }));
    const path = `/image-generation/characters/${ann}/images/${images[0]?.id ?? ''}`;
    expect(dataOf(await owner.get(path)).prompt).toMatch(/anime style/);
  });
});

describe('a character', () => {
  it('keeps its avatar however many newer pictures there are', async () => {
    await paint();
    const before = await owner.get(`/characters/${ann}`);
    for (let count = 0; count < 21; count += 1) await paint({ imageType: 'COVER' });
    const after = await owner.get(`/characters/${ann}`);
    expect(dataOf(after).avatar).toBe(dataOf(before).avatar);
    expect(dataOf(after).images).toHaveLength(20);
    expect(after.body).toMatchObject({
      success: true,
      data: {
        id: ann,
        userId: DEMO_IDS.owner,
        firstName: 'Ann',
        species: { name: 'Human' },
        stickers: [],
        tags: [],
      },
    });
  }, 30_000);
});

describe('credits', () => {
  it('are answered as CharHub does', async () => {
    const balance = await owner.balance();
    const check = (requiredCredits: number) => owner.post('/credits/check-balance', { requiredCredits });
    expect((await check(balance + 5)).body).toEqual({
      success: true,
      data: { hasEnough: false, currentBalance: balance, requiredCredits: balance + 5, deficit: 5 },
    });
    expect((await check(0)).body).toMatchObject({ data: { hasEnough: true, deficit: 0 } });
    const estimate = { serviceType: 'IMAGE_GENERATION', imageCount: 4 };
    expect((await owner.post('/credits/estimate-cost', estimate)).body).toEqual({
      success: true,
      data: { serviceType: 'IMAGE_GENERATION', estimatedCost: 40 },
    });
    const costs = await owner.get('/credits/service-costs');
    expect(costs.body).toMatchObject({ success: true, data: SERVICE_COSTS });
  });
});

describe('what goes wrong before a route is reached', () => {
  it('is told in the shapes of Express', async () => {
    expect(await owner.get('/nowhere')).toMatchObject({
      status: 404,
      body: { error: 'Route not found', path: '/api/v1/nowhere' },
    });
    const headers = { 'Content-Type': 'application/json' };
    const malformed = await owner.send('POST', '/image-generation/avatar', { headers, body: '{' });
    expect(malformed).toMatchObject({ status: 400, body: { error: anyText } });
    expect(JSON.stringify(malformed.body)).not.toContain('stack');
    const huge = await start({ characterId: ann, prompt: 'x'.repeat(200_000) });
    expect(huge.status).toBe(413);
  });
});

describe('a NUL, which nothing stored can have', () => {
  it.each([
    ['an id in the address', () => owner.get('/characters/a%00b'), 404],
    ['the address of a picture', () => owner.get('/media/characters/a%00b.webp'), 404],
    ['an id in the body', () => owner.post('/image-generation/avatar', { characterId: 'a\u0000b' }), 400],
    ['a LoRA', () => startWithLora('a\u0000b'), 400],
  ])('in %s is refused', async (_where, ask, status) => {
    expect((await ask()).status).toBe(status);
  });
  const startWithLora = (name: string) =>
    owner.post('/image-generation/character-dataset', { characterId: ann, loras: [{ name, strength: 1 }] });
});

describe('health and the demo’s own answers', () => {
  it('say which ComfyUI is in use and how it is', async () => {
    const { body } = await server.withToken(null).get('/image-generation/health');
    expect(body).toEqual({ comfyui: 'healthy', timestamp: anyText });
    server.runner.setReachable(false);
    expect((await owner.get('/image-generation/health')).body).toMatchObject({ comfyui: 'unhealthy' });
    server.runner.setReachable(true);
    expect((await owner.get('/demo/status')).body).toEqual({
      data: { comfyui: { url: null, reachable: true, simulated: true, problems: [] } },
    });
    expect((await owner.post('/demo/session', { user: 'root' })).status).toBe(400);
    expect((await owner.get('/demo/characters')).body).toMatchObject({
      data: [
        { id: ann, name: 'Ann Amber', isOfficial: false },
        { id: DEMO_IDS.official, isOfficial: true },
      ],
    });
  });
});
