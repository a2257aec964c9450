import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_IDS } from '../db/demo-data.ts';
import {
  anyNumber,
  anyText,
  StartReply,
  startTestServer,
  type Reply,
  type TestServer,
  type TestUser,
} from '../testing/test-server.ts';

const { ann } = DEMO_IDS;
let server: TestServer;
let owner: TestUser;
let avatarUrl: string;
beforeAll(async () => {
  server = await startTestServer();
  owner = await server.as('owner');
  const { images } = await owner.settled(await owner.startAvatar(ann));
  avatarUrl = images[0]?.url ?? '';
});
afterAll(() => server.close());
beforeEach(() => server.runner.flow());

const start = (body: unknown, headers?: Record<string, string>): Promise<Reply> =>
  owner.post('/image-generation/character-dataset', body, headers);
const status = async (jobId: string) => (await owner.get(`/image-generation/status/${jobId}`)).body;

describe('starting reference views', () => {
  it('answers as CharHub does, with all four when none are named', async () => {
    const { status: code, body } = await start({ characterId: ann });
    const { jobId } = StartReply.parse(body);
    expect(code).toBe(200);
    expect(body).toEqual({
      success: true,
      jobId,
      message: 'Multi-stage dataset generation started',
      estimatedTime: '3-4 minutes',
      pollUrl: `/api/v1/image-generation/status/${jobId}`,
      stages: ['Face (portrait)', 'Front (body)', 'Side (body)', 'Back (body)'],
    });
    await owner.settled(jobId);
  });

  it('names the wanted views in the order in which they are made', async () => {
    const { body } = await start({ characterId: ann, viewsToGenerate: ['side', 'face'] });
    expect(body).toMatchObject({
      message: 'Regenerating 2 reference view(s)',
      estimatedTime: '2-2 minutes',
      stages: ['Face (portrait)', 'Side (body)'],
    });
    await owner.settled(StartReply.parse(body).jobId);
  });

  const sample = (url: unknown) => ({ referenceImages: [{ type: 'SAMPLE', url }] });
  it.each([
    ['no character', { characterId: undefined }, 'MISSING_REQUIRED_FIELD', 'characterId'],
    ['an unknown view', { viewsToGenerate: ['face', 'top'] }, 'INVALID_INPUT', 'viewsToGenerate'],
    ['a view twice', { viewsToGenerate: ['face', 'face'] }, 'INVALID_INPUT', 'viewsToGenerate'],
    ['no view', { viewsToGenerate: [] }, 'INVALID_INPUT', 'viewsToGenerate'],
    ['a text for a list', { viewsToGenerate: 'face' }, 'INVALID_INPUT', 'viewsToGenerate'],
    ['a text for a prompt', { prompt: 'red hair' }, 'INVALID_INPUT', 'prompt'],
    ['a long prompt', { prompt: { positive: 'x'.repeat(2001) } }, 'VALUE_OUT_OF_RANGE', 'prompt'],
    ['a long negative prompt', { prompt: { negative: 'x'.repeat(2001) } }, 'VALUE_OUT_OF_RANGE', 'prompt'],
    ['a LoRA without a name', { loras: [{ strength: 1 }] }, 'MISSING_REQUIRED_FIELD', 'loras'],
    ['a LoRA too strong', { loras: [{ name: 'a', strength: 11 }] }, 'VALUE_OUT_OF_RANGE', 'loras'],
    ['five LoRAs', { loras: Array(5).fill({ name: 'a', strength: 1 }) }, 'VALUE_OUT_OF_RANGE', 'loras'],
    ['samples that are no list', { referenceImages: 'x' }, 'INVALID_INPUT', 'referenceImages'],
    ['a sample without an address', sample(7), 'INVALID_INPUT', 'referenceImages'],
    ['a sample nobody has', sample('/media/nothing.webp'), 'INVALID_INPUT', 'referenceImages'],
    ['a sample from elsewhere', sample('https://example.com/a.png'), 'INVALID_INPUT', 'referenceImages'],
    ['another sample from elsewhere', { sampleImageUrl: '//x.test/a' }, 'INVALID_INPUT', 'referenceImages'],
  ])('refuses %s and names the field, charging nothing', async (_, more, code, field) => {
    const before = await owner.balance();
    const { status: refused, body } = await start({ characterId: ann, ...more });
    expect(refused).toBe(400);
    expect(body).toEqual({ error: { code, message: anyText, field } });
    expect(await owner.balance()).toBe(before);
  });

  it('takes four samples of its own and refuses a fifth', async () => {
    const samples = (count: number) => ({
      characterId: ann,
      viewsToGenerate: ['face'],
      referenceImages: Array.from({ length: count }, () => ({ type: 'SAMPLE', url: avatarUrl })),
    });
    const taken = await start(samples(4));
    expect(taken.status).toBe(200);
    await owner.settled(StartReply.parse(taken.body).jobId);
    for (const refused of [
      await start(samples(5)),
      await start({ ...samples(4), sampleImageUrl: avatarUrl }),
    ]) {
      expect(refused).toMatchObject({ status: 400, body: { error: { code: 'VALUE_OUT_OF_RANGE' } } });
      expect(refused.body).toMatchObject({ error: { field: 'referenceImages' } });
    }
  });

  it('refuses samples of another character', async () => {
    const admin = await server.as('admin');
    const { images } = await admin.settled(await admin.startAvatar(DEMO_IDS.official));
    const reply = await start({ characterId: ann, ...sample(images[0]?.url) });
    expect(reply.body).toMatchObject({ error: { field: 'referenceImages' } });
  });

  it('is refused at once when there is no active avatar, or too few credits, and charges nothing', async () => {
    const poor = await startTestServer();
    try {
      const user = await poor.as('owner');
      const begin = () => user.post('/image-generation/character-dataset', { characterId: ann });
      const before = await user.balance();
      const refused = await begin();
      expect(refused.status).toBe(409);
      expect(refused.body).toEqual({ error: { code: 'AVATAR_REQUIRED', message: anyText } });
      expect(await user.balance()).toBe(before);

      await user.settled(await user.startAvatar(ann));
      poor.runner.hold();
      for (let left = before - 10; left > 30; left -= 10) await user.startAvatar(ann);
      const unpaid = await begin();
      expect(unpaid.status).toBe(402);
      expect(unpaid.body).toMatchObject({
        error: { code: 'CREDITS_INSUFFICIENT', details: { required: 40, available: 30, missing: 10 } },
      });
      expect(await user.balance()).toBe(30);
    } finally {
      await poor.close();
    }
  }, 60_000);
});

describe('the idempotency key of reference views', () => {
  it('gives one job and one charge, whatever the order of the clicks, and knows another request', async () => {
    const before = await owner.balance();
    const press = (viewsToGenerate: string[]) =>
      start({ characterId: ann, viewsToGenerate }, { 'Idempotency-Key': 'views' });
    const replies = await Promise.all([
      press(['face', 'back']),
      press(['back', 'face']),
      press(['face', 'back']),
    ]);
    expect(replies.map(({ status: code }) => code)).toEqual([200, 200, 200]);
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await owner.balance()).toBe(before - 20);
    const other = await press(['face']);
    expect(other).toMatchObject({ status: 409, body: { error: { field: 'Idempotency-Key' } } });
    await owner.settled(StartReply.parse(replies[0]?.body).jobId);
  });
});

describe('the status of reference views', () => {
  it('counts completed views, as CharHub’s worker does', async () => {
    server.runner.hold();
    const ahead = await owner.startAvatar(ann);
    const first = await server.runner.nextPaint();
    const loras = [{ name: 'style', strength: 1 }];
    const jobId = await owner.startDataset(ann, {
      prompt: { positive: 'red hair', negative: 'hat' },
      loras,
      referenceImages: [{ type: 'SAMPLE', url: avatarUrl }],
      viewsToGenerate: ['face', 'back'],
    });
    const told = {
      jobId,
      data: {
        userId: DEMO_IDS.owner,
        characterId: ann,
        prompt: { positive: 'red hair', negative: 'hat' },
        loras,
        referenceImages: [{ type: 'SAMPLE', url: avatarUrl }],
        viewsToGenerate: ['face', 'back'],
      },
      result: null,
    };
    expect(await status(jobId)).toEqual({ ...told, state: 'waiting', progress: 0 });
    await first.finish();
    await owner.settled(ahead);

    const face = await server.runner.nextPaint();
    const begun = { stage: 0, total: 2, message: 'Preparing reference folder...' };
    expect(await status(jobId)).toEqual({ ...told, state: 'active', progress: begun });
    await face.finish();
    const back = await server.runner.nextPaint();
    const { images } = await owner.snapshot(jobId);
    const completedImages = [{ content: 'face', url: images[0]?.url }];
    expect(await status(jobId)).toEqual({
      ...told,
      state: 'active',
      progress: { stage: 1, total: 2, message: 'Completed reference face', completedImages },
    });
    await back.finish();
    const done = await owner.settled(jobId);
    completedImages.push({ content: 'back', url: done.images[1]?.url });
    expect(await status(jobId)).toEqual({
      ...told,
      state: 'completed',
      progress: { stage: 2, total: 2, message: 'Completed reference back', completedImages },
      result: { success: true, characterId: ann },
    });
  }, 20_000);

  it('says failed when a view is missing, and still names the pictures there are', async () => {
    server.runner.hold();
    const jobId = await owner.startDataset(ann, { viewsToGenerate: ['face', 'side'] });
    (await server.runner.nextPaint()).fail('execution');
    await (await server.runner.nextPaint()).finish();
    await owner.settled(jobId);
    expect(await status(jobId)).toMatchObject({
      state: 'failed',
      progress: { stage: 1, total: 2, completedImages: [{ content: 'side' }] },
      result: { success: false, error: 'it was execution' },
      failedReason: 'it was execution',
    });
  });
});

describe('the reference dataset of a character', () => {
  it('has the views in use, oldest first, and is complete when there are all four', async () => {
    const admin = await server.as('admin');
    await admin.settled(await admin.startAvatar(DEMO_IDS.official));
    const path = `/image-generation/characters/${DEMO_IDS.official}/reference-dataset`;
    expect((await admin.get(path)).body).toEqual({
      success: true,
      data: [],
      isComplete: false,
      stageCount: 0,
    });
    const back = await admin.startDataset(DEMO_IDS.official, { viewsToGenerate: ['back'] });
    await admin.settled(back);
    await admin.settled(
      await admin.startDataset(DEMO_IDS.official, { viewsToGenerate: ['face', 'front', 'side'] }),
    );
    const row = (content: string) => ({
      ...{ id: anyText, type: 'REFERENCE', url: anyText, content, createdAt: anyText },
      ...{ width: anyNumber, height: anyNumber },
    });
    const stranger = await server.as('stranger');
    expect((await stranger.get(path)).body).toEqual({
      success: true,
      data: ['back', 'face', 'front', 'side'].map(row),
      isComplete: true,
      stageCount: 4,
    });
  });
});
