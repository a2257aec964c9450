import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEMO_IDS } from './db/demo-data.ts';
import { startDemoProcess, type DemoProcess } from './testing/demo-process.ts';
import { dataOf, signIn } from './testing/test-server.ts';

const { ann } = DEMO_IDS;
let dataDir: string;
let running: DemoProcess | null = null;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'charhub-death-'));
});
afterEach(async () => {
  await running?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(simSpeed: string): Promise<string> {
  running = await startDemoProcess({ DATA_DIR: dataDir, SIM_SPEED: simSpeed });
  return running.url;
}

it('finishes a dataset after the whole server was killed in the middle: four pictures, one charge', async () => {
  const first = await start('0.1');
  const owner = await signIn(first, 'owner');
  await owner.settled(await owner.startAvatar(ann));
  const before = await owner.balance();
  const jobId = await owner.startDataset(ann);
  const interrupted = await vi.waitFor(
    async () => {
      const job = await owner.snapshot(jobId);
      expect(job.stages[2]?.state).toBe('running');
      return job;
    },
    { timeout: 30_000, interval: 20 },
  );
  expect(interrupted.images.map(({ content }) => content)).toEqual(['face', 'front']);
  await running?.kill();

  const second = await start('0');
  const sameOwner = await signIn(second, 'owner');
  const job = await sameOwner.settled(jobId);
  expect(job).toMatchObject({ state: 'completed', percent: 100, cost: { charged: 40, refunded: 0 } });
  expect(job.images.map(({ content }) => content)).toEqual(['face', 'front', 'side', 'back']);
  expect(job.images.slice(0, 2)).toEqual(interrupted.images);
  expect(job.revision).toBeGreaterThan(interrupted.revision);
  for (const { url } of job.images) expect((await fetch(second + url)).status).toBe(200);
  expect(await sameOwner.balance()).toBe(before - 40);

  const gallery = dataOf(await sameOwner.get(`/image-generation/characters/${ann}/images`));
  expect(gallery['REFERENCE']).toHaveLength(4);
  const files = await readdir(join(dataDir, 'media', 'characters', ann, 'references'));
  expect(files).toHaveLength(4);
}, 90_000);
