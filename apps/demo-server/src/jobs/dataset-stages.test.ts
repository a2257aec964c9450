import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { DEMO_IDS } from '../db/demo-data.ts';
import type { HeldPaint } from '../testing/fake-comfy-runner.ts';
import { startTestServer, type TestServer, type TestUser } from '../testing/test-server.ts';

const { ann } = DEMO_IDS;
let server: TestServer;
let owner: TestUser;
let avatarUrl: string;
beforeAll(async () => {
  server = await startTestServer();
  owner = await server.as('owner');
  avatarUrl = await pictureOf(await owner.startAvatar(ann));
});
afterAll(() => server.close());
beforeEach(() => {
  server.runner.setReachable(true);
  server.runner.flow();
});

async function pictureOf(jobId: string): Promise<string> {
  const { images } = await owner.settled(jobId);
  return images[0]?.url ?? '';
}

async function bytesOf(url: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(server.url + url)).arrayBuffer());
}

/** Which of these pictures condition a paint, in its order. */
async function referencesOf(paint: HeldPaint, names: Record<string, string>): Promise<string[]> {
  const known = await Promise.all(
    Object.entries(names).map(async ([name, url]) => [name, await bytesOf(url)] as const),
  );
  return paint.request.references.map(
    ({ bytes }) => known.find(([, picture]) => picture.equals(Buffer.from(bytes)))?.[0] ?? 'unknown',
  );
}

async function urlsByView(jobId: string): Promise<Record<string, string>> {
  const { images } = await owner.snapshot(jobId);
  return Object.fromEntries(images.map(({ content, url }) => [content ?? '', url]));
}

describe('a view', () => {
  it('is drawn after the avatar, the samples, the views made before it and those kept', async () => {
    const earlier = await owner.settled(await owner.startDataset(ann));
    const kept = await urlsByView(earlier.id);
    const samples: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      samples.push(await pictureOf(await owner.startAvatar(ann, { imageType: 'COVER' })));
    }
    const [one = '', two = '', three = '', four = ''] = samples;
    server.runner.hold();
    const jobId = await owner.startDataset(ann, {
      referenceImages: [four, two, one, three].map((url) => ({ type: 'SAMPLE', url })),
      viewsToGenerate: ['back', 'front'],
    });
    const chosen = { avatar: avatarUrl, one, two, three, four };
    const front = await server.runner.nextPaint();
    expect(front.request.workflow).toBe('reference-front');
    const all = ['avatar', 'four', 'two', 'one', 'three'];
    const { face = '', side = '' } = kept;
    expect(await referencesOf(front, { ...chosen, face, side })).toEqual([...all, 'face', 'side']);
    await front.finish();
    const back = await server.runner.nextPaint();
    const made = await urlsByView(jobId);
    const known = { ...chosen, front: made['front'] ?? '', face, side };
    expect(await referencesOf(back, known)).toEqual([...all, 'front', 'face', 'side']);
    await back.finish();
    expect((await owner.settled(jobId)).state).toBe('completed');
  }, 30_000);

  it('keeps the avatar it was asked for with, whatever becomes active meanwhile', async () => {
    const Gallery = z.object({
      data: z.object({ AVATAR: z.array(z.object({ id: z.string(), url: z.string() })) }),
    });
    const newer = await pictureOf(await owner.startAvatar(ann));
    const { body } = await owner.get(`/image-generation/characters/${ann}/images`);
    const first = Gallery.parse(body).data.AVATAR.find(({ url }) => url === avatarUrl);
    server.runner.hold();
    const jobId = await owner.startDataset(ann, { viewsToGenerate: ['face', 'front'] });
    await (await server.runner.nextPaint()).finish();
    const path = `/image-generation/characters/${ann}/images/${first?.id ?? ''}/activate`;
    await owner.send('PATCH', path);
    const front = await server.runner.nextPaint();
    expect((await referencesOf(front, { avatarUrl, newer }))[0]).toBe('newer');
    await front.finish();
    await owner.settled(jobId);
  }, 30_000);

  it('takes the negative prompt, the LoRAs and, where there is a detailer, a seed for it', async () => {
    const loras = [{ name: 'style.safetensors', strength: 0.8 }];
    const prompt = { positive: 'blue coat', negative: 'hat' };
    await owner.settled(await owner.startDataset(ann, { prompt, loras, viewsToGenerate: ['face', 'front'] }));
    const [face, front] = server.runner.requests.slice(-2);
    expect(face?.values).toMatchObject({ prompt: 'blue coat', negativePrompt: 'hat', loras });
    expect(face?.values).not.toHaveProperty('detailerSeed');
    expect(front?.values).toMatchObject({ negativePrompt: 'hat', loras });
    expect(front?.values.detailerSeed).toBeTypeOf('number');
    expect(front?.values.detailerSeed).not.toBe(front?.values.seed);
    expect(front?.values.seed).not.toBe(face?.values.seed);
  }, 30_000);

  it('describes the character itself when there are no words', async () => {
    await owner.settled(await owner.startDataset(ann, { prompt: undefined, viewsToGenerate: ['back'] }));
    expect(server.runner.requests.at(-1)?.values.prompt).toContain('short copper hair');
  });
});

describe('when ComfyUI goes away in the middle', () => {
  it('what is finished is kept and the rest is not tried in vain', async () => {
    server.runner.hold();
    const before = await owner.balance();
    const painted = server.runner.requests.length;
    const jobId = await owner.startDataset(ann);
    await (await server.runner.nextPaint()).finish();
    (await server.runner.nextPaint()).fail('unavailable', ['nobody there']);
    const job = await owner.settled(jobId);
    const reason = { code: 'unavailable', retryable: true, details: ['nobody there'] };
    expect(job).toMatchObject({
      state: 'failed',
      error: reason,
      stages: [
        { state: 'completed', error: null },
        { state: 'failed', error: reason },
        { state: 'failed', error: reason },
        { state: 'failed', error: reason },
      ],
      cost: { charged: 40, refunded: 30 },
    });
    expect(server.runner.requests).toHaveLength(painted + 2);
    expect(await owner.balance()).toBe(before - 10);
  }, 30_000);
});
