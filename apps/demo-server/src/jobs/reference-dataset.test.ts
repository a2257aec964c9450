import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_IDS } from '../db/demo-data.ts';
import { startSimulatedServer, type SimulatedServer } from '../testing/simulated-server.ts';
import type { TestUser } from '../testing/test-server.ts';

const { ann } = DEMO_IDS;
let server: SimulatedServer;
let owner: TestUser;
beforeAll(async () => {
  server = await startSimulatedServer();
  owner = await server.as('owner');
  await owner.settled(await owner.startAvatar(ann));
});
afterAll(() => server.close());

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
      ['face', 'front', 'side', 'back'].map((view) => [view, 'completed', 100]),
    );
    expect(job.images).toEqual(job.stages.map(({ image }) => image));
    expect(new Set(job.images.map(({ seed }) => seed)).size).toBe(4);
    for (const [index, view] of ['face', 'front', 'side', 'back'].entries()) {
      const image = job.images[index];
      expect(image).toMatchObject({ type: 'REFERENCE', content: view });
      expect(image?.url).toMatch(new RegExp(`^/media/characters/${ann}/references/${view}_\\d{13}\\.webp$`));
      const bytes = await (await fetch(server.url + (image?.url ?? ''))).arrayBuffer();
      const { width, height } = await sharp(bytes).metadata();
      expect([width, height]).toEqual([768, view === 'face' ? 768 : 1152]);
    }
    expect(await owner.balance()).toBe(before - 40);
  }, 30_000);
});
