import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { isSettled, type JobSnapshot } from '@charhub/api-client/contract';
import { DEMO_IDS } from '../db/demo-data.ts';
import { startTestServer, type TestServer, type TestUser } from '../testing/test-server.ts';

let server: TestServer;
let owner: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  owner = await server.as('owner');
});
afterAll(() => server.close());
beforeEach(() => {
  server.runner.flow();
  server.runner.setMissing([]);
  server.runner.setReachable(true);
});

function settled(jobId: string): Promise<JobSnapshot> {
  return vi.waitFor(async () => {
    const job = await owner.snapshot(jobId);
    expect(isSettled(job)).toBe(true);
    return job;
  }, 10_000);
}

describe('a generation', () => {
  it('makes one picture, active, at the price shown', async () => {
    const before = await owner.balance();
    const job = await settled(await owner.startAvatar(DEMO_IDS.ann, { prompt: 'copper hair' }));
    expect(job).toMatchObject({
      kind: 'avatar',
      state: 'completed',
      percent: 100,
      error: null,
      preview: null,
      queuePosition: null,
      request: { prompt: 'copper hair', sampleImageUrls: [] },
      cost: { quoted: 10, charged: 10, refunded: 0 },
      stages: [{ id: 'avatar', state: 'completed', percent: 100 }],
    });
    expect(job.images).toHaveLength(1);
    expect(job.images[0]?.url).toMatch(
      new RegExp(`^/media/characters/${DEMO_IDS.ann}/avatar/avatar_\\d{13}\\.webp$`),
    );
    expect(await owner.balance()).toBe(before - 10);
  });

  it('serves the picture as WebP without metadata, unchanging for ever', async () => {
    const job = await settled(await owner.startAvatar(DEMO_IDS.ann));
    const response = await fetch(server.url + (job.images[0]?.url ?? ''));
    expect(response.headers.get('content-type')).toBe('image/webp');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const metadata = await sharp(await response.arrayBuffer()).metadata();
    expect(metadata).toMatchObject({ format: 'webp', width: 64, height: 96 });
    expect(metadata.exif).toBeUndefined();
    expect(metadata.xmp).toBeUndefined();
  });

  it('makes the newest picture the active one of its type, also for covers', async () => {
    const first = await settled(await owner.startAvatar(DEMO_IDS.ann, { imageType: 'COVER' }));
    const second = await settled(await owner.startAvatar(DEMO_IDS.ann, { imageType: 'COVER' }));
    const { body } = await owner.get(`/image-generation/characters/${DEMO_IDS.ann}/images`);
    expect(body).toMatchObject({
      data: {
        COVER: [
          { id: second.images[0]?.id, isActive: true },
          { id: first.images[0]?.id, isActive: false },
        ],
      },
    });
  });

  it('paints the owner’s words and the sample, each time with another seed', async () => {
    const picture = await settled(await owner.startAvatar(DEMO_IDS.ann));
    const sampleUrl = picture.images[0]?.url ?? '';
    await settled(
      await owner.startAvatar(DEMO_IDS.ann, { prompt: 'blue coat', referenceImageUrl: sampleUrl }),
    );
    await settled(
      await owner.startAvatar(DEMO_IDS.ann, { prompt: 'blue coat', sampleImageUrl: server.url + sampleUrl }),
    );
    const [one, other] = server.runner.requests.slice(-2);
    expect(one).toMatchObject({ workflow: 'avatar', values: { prompt: 'blue coat' } });
    expect(one?.references).toMatchObject([{ contentType: 'image/webp' }]);
    expect(other?.references).toEqual(one?.references);
    expect(other?.values.seed).not.toBe(one?.values.seed);
  });

  it('describes the character itself when there are no words', async () => {
    await settled(await owner.startAvatar(DEMO_IDS.ann, { prompt: '' }));
    expect(server.runner.requests.at(-1)?.values.prompt).toContain('short copper hair');
  });

  it('starts again under another prompt id when ComfyUI forgot the first', async () => {
    server.runner.hold();
    const jobId = await owner.startAvatar(DEMO_IDS.ann);
    const first = await server.runner.nextPaint();
    first.fail('lost');
    const second = await server.runner.nextPaint();
    expect(second.request.promptId).not.toBe(first.request.promptId);
    expect(second.request.values.seed).toBe(first.request.values.seed);
    await second.finish();
    expect(await settled(jobId)).toMatchObject({ state: 'completed' });
  });
});

describe('a generation that fails', () => {
  it.each([
    ['out-of-memory', true],
    ['execution', true],
    ['rejected', false],
  ] as const)('says that it was %s and gives the credits back', async (code, retryable) => {
    const before = await owner.balance();
    server.runner.hold();
    const jobId = await owner.startAvatar(DEMO_IDS.ann);
    (await server.runner.nextPaint()).fail(code, ['a line']);
    expect(await settled(jobId)).toMatchObject({
      state: 'failed',
      images: [],
      error: { code, retryable, details: ['a line'] },
      stages: [{ state: 'failed', error: { code } }],
      cost: { charged: 10, refunded: 10 },
    });
    expect(await owner.balance()).toBe(before);
  });

  it('says so when ComfyUI is not running', async () => {
    server.runner.setReachable(false);
    const job = await settled(await owner.startAvatar(DEMO_IDS.ann));
    expect(job).toMatchObject({
      state: 'failed',
      error: { code: 'unavailable', retryable: true },
      cost: { refunded: 10 },
    });
  });

  it('names everything that ComfyUI lacks, without painting', async () => {
    server.runner.setMissing([
      {
        workflow: 'cover',
        missingNodeTypes: ['FaceDetailer (ComfyUI Impact Pack)'],
        missingOptions: ['ckpt_name: x'],
        missingForReferences: [],
      },
    ]);
    // Known from the start on a real server; here the refused paint makes the server look.
    server.runner.hold();
    const first = await owner.startAvatar(DEMO_IDS.ann, { imageType: 'COVER' });
    (await server.runner.nextPaint()).fail('rejected', ['node 3']);
    const everything = ['FaceDetailer (ComfyUI Impact Pack)', 'ckpt_name: x'];
    expect((await settled(first)).error?.details).toEqual(['node 3', ...everything]);

    const painted = server.runner.requests.length;
    const balance = await owner.balance();
    const second = await owner.post('/image-generation/avatar', {
      characterId: DEMO_IDS.ann,
      imageType: 'COVER',
    });
    expect(second).toMatchObject({
      status: 503,
      body: { error: { code: 'WORKFLOW_NOT_READY', details: everything } },
    });
    expect(server.runner.requests).toHaveLength(painted);
    expect(await owner.balance()).toBe(balance);

    server.runner.setMissing([]);
    server.runner.flow();
    const third = await settled(await owner.startAvatar(DEMO_IDS.ann, { imageType: 'COVER' }));
    expect(third.state).toBe('completed');
  });
});
