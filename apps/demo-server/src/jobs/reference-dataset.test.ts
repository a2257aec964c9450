import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { JobSnapshot } from '@charhub/api-client/contract';
import * as z from 'zod';
import { DEMO_IDS } from '../db/demo-data.ts';
import { startSimulatedServer, type SimulatedServer } from '../testing/simulated-server.ts';
import type { TestUser } from '../testing/test-server.ts';

const { ann } = DEMO_IDS;
const allViews = ['face', 'front', 'side', 'back'] as const;
let server: SimulatedServer;
let owner: TestUser;
beforeAll(async () => {
  server = await startSimulatedServer();
  owner = await server.as('owner');
  await owner.settled(await owner.startAvatar(ann));
});
afterAll(() => server.close());
afterEach(() => server.simulator.faults.clear());

const References = z.object({
  data: z.array(z.object({ content: z.string(), url: z.string() })),
  isComplete: z.boolean(),
});

/** The addresses of the views in use. */
async function inUse(): Promise<Record<string, string>> {
  const { body } = await owner.get(`/image-generation/characters/${ann}/reference-dataset`);
  return Object.fromEntries(References.parse(body).data.map(({ content, url }) => [content, url]));
}

const urlsOf = ({ images }: JobSnapshot): Record<string, string> =>
  Object.fromEntries(images.map(({ content, url }) => [content ?? '', url]));

describe('a reference dataset', () => {
  it('makes four pictures in order, at the price of four', async () => {
    const before = await owner.balance();
    const job = await owner.settled(await owner.startDataset(ann));
    expect(job).toMatchObject({
      kind: 'reference-dataset',
      state: 'completed',
      percent: 100,
      error: null,
      request: { prompt: 'red hair', sampleImageUrls: [] },
      cost: { quoted: 40, charged: 40, refunded: 0 },
    });
    expect(job.stages.map(({ id, state, percent }) => [id, state, percent])).toEqual(
      allViews.map((view) => [view, 'completed', 100]),
    );
    expect(job.images).toEqual(job.stages.map(({ image }) => image));
    expect(new Set(job.images.map(({ seed }) => seed)).size).toBe(4);
    for (const [index, view] of allViews.entries()) {
      const image = job.images[index];
      expect(image).toMatchObject({ type: 'REFERENCE', content: view });
      expect(image?.url).toMatch(new RegExp(`^/media/characters/${ann}/references/${view}_\\d{13}\\.webp$`));
      const bytes = await (await fetch(server.url + (image?.url ?? ''))).arrayBuffer();
      const { width, height } = await sharp(bytes).metadata();
      expect([width, height]).toEqual([768, view === 'face' ? 768 : 1152]);
    }
    expect(await owner.balance()).toBe(before - 40);
    expect(await inUse()).toEqual(urlsOf(job));
  }, 30_000);

  it('makes only the views that are wanted, in making order, and keeps the others', async () => {
    const kept = await inUse();
    const job = await owner.settled(await owner.startDataset(ann, { viewsToGenerate: ['back', 'front'] }));
    expect(job).toMatchObject({ state: 'completed', cost: { charged: 20, refunded: 0 } });
    expect(job.stages.map(({ id }) => id)).toEqual(['front', 'back']);
    expect(await inUse()).toEqual({ ...kept, ...urlsOf(job) });
  }, 30_000);
});

describe('a view that fails', () => {
  it('does not stop the others, keeps its old picture and is refunded; it alone can be tried again', async () => {
    const before = { balance: await owner.balance(), views: await inUse() };
    server.simulator.faults.failNode('FaceDetailer', { message: 'no face here', times: 1 });
    const job = await owner.settled(await owner.startDataset(ann));
    expect(job).toMatchObject({
      state: 'failed',
      error: { code: 'execution', retryable: true },
      cost: { charged: 40, refunded: 10 },
    });
    expect(job.stages.map(({ state }) => state)).toEqual(['completed', 'failed', 'completed', 'completed']);
    expect(job.images.map(({ content }) => content)).toEqual(['face', 'side', 'back']);
    expect(job.percent).toBeLessThan(100);
    expect(await inUse()).toEqual({ ...before.views, ...urlsOf(job) });
    expect(await owner.balance()).toBe(before.balance - 30);

    const retry = await owner.settled(await owner.startDataset(ann, { viewsToGenerate: ['front'] }));
    expect(retry).toMatchObject({ state: 'completed', cost: { charged: 10 } });
    expect(await inUse()).toEqual({ ...urlsOf(job), ...urlsOf(retry) });
  }, 30_000);
});

describe('cancelling a dataset', () => {
  it('keeps what is finished and gives back the rest, once', async () => {
    const before = { balance: await owner.balance(), views: await inUse() };
    const interrupt = `${server.simulator.url}/interrupt`;
    const held = server.simulator.faults.holdNode('FaceDetailer');
    const jobId = await owner.startDataset(ann);
    await held.reached;
    // An interrupt takes effect at a step of a node, so the node must not go on before it has come.
    const requests = vi.spyOn(globalThis, 'fetch');
    await owner.post(`/image-generation/jobs/${jobId}/cancel`);
    await owner.post(`/image-generation/jobs/${jobId}/cancel`);
    await vi.waitFor(() => expect(requests.mock.calls.map(([to]) => to)).toContain(interrupt), 10_000);
    requests.mockRestore();
    held.release();
    const job = await owner.settled(jobId);
    expect(job).toMatchObject({ state: 'cancelled', error: null, cost: { charged: 40, refunded: 30 } });
    expect(job.stages.map(({ state }) => state)).toEqual(['completed', 'skipped', 'skipped', 'skipped']);
    expect(await inUse()).toEqual({ ...before.views, ...urlsOf(job) });
    expect(await owner.balance()).toBe(before.balance - 10);
    const queue: unknown = await (await fetch(`${server.simulator.url}/queue`)).json();
    expect(queue).toEqual({ queue_running: [], queue_pending: [] });
  }, 30_000);
});

const Refusal = z.object({ error: z.object({ details: z.array(z.string()) }) });

describe('a ComfyUI that cannot make references', () => {
  it('is told at the start, with everything that is missing for any of the views, and costs nothing', async () => {
    const poor = await startSimulatedServer({
      missing: { nodeTypes: ['IPAdapterAdvanced', 'FaceDetailer'] },
    });
    try {
      const user = await poor.as('owner');
      await user.settled(await user.startAvatar(ann));
      const balance = await user.balance();
      const { status, body } = await user.post('/image-generation/character-dataset', { characterId: ann });
      expect(status).toBe(503);
      expect(Refusal.parse(body).error.details.sort()).toEqual([
        'FaceDetailer (ComfyUI Impact Pack)',
        'IPAdapterAdvanced (ComfyUI IPAdapter plus)',
      ]);
      expect(await user.balance()).toBe(balance);
    } finally {
      await poor.close();
    }
  }, 30_000);
});
