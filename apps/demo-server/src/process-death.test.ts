import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { JobSnapshot } from '@charhub/api-client/contract';
import { DEMO_IDS } from './db/demo-data.ts';
import { startDemoProcess, type DemoProcess } from './testing/demo-process.ts';
import { readEvents } from './testing/read-events.ts';
import { dataOf, signIn, type TestUser } from './testing/test-server.ts';

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
  const interrupted = await killInView(owner, jobId, 2);
  expect(interrupted.images.map(({ content }) => content)).toEqual(['face', 'front']);

  const second = await start('0');
  const sameOwner = await signIn(second, 'owner');
  // A page that was open all the time: it hears the rest from the new process, and the end is the record's.
  const reader = await readEvents(`${second}/api/v1/image-generation/events`, owner.token ?? '');
  const job = await sameOwner.settled(jobId);
  expect(job).toMatchObject({ state: 'completed', percent: 100, cost: { charged: 40, refunded: 0 } });
  expect(job.images.map(({ content }) => content)).toEqual(['face', 'front', 'side', 'back']);
  expect(job.images.slice(0, 2)).toEqual(interrupted.images);
  expect(job.revision).toBeGreaterThan(interrupted.revision);
  for (const { url } of job.images) expect((await fetch(second + url)).status).toBe(200);
  expect(await sameOwner.balance()).toBe(before - 40);
  await vi.waitFor(() => expect(reader.snapshots.findLast(({ id }) => id === jobId)).toEqual(job));
  reader.close();

  const gallery = dataOf(await sameOwner.get(`/image-generation/characters/${ann}/images`));
  expect(gallery['REFERENCE']).toHaveLength(4);
  const media = join(dataDir, 'media');
  expect(await readdir(join(media, 'characters', ann, 'references'))).toHaveLength(4);
  expect(await readdir(join(media, '.drafts'))).toEqual([]);
}, 90_000);

/** Kills the server while the view with this index is painted; answers with the job as it was. */
async function killInView(user: TestUser, jobId: string, index: number): Promise<JobSnapshot> {
  const job = await vi.waitFor(
    async () => {
      const snapshot = await user.snapshot(jobId);
      expect(snapshot.stages[index]?.state).toBe('running');
      return snapshot;
    },
    { timeout: 30_000, interval: 20 },
  );
  await running?.kill();
  return job;
}
