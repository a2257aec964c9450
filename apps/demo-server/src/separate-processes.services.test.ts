import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startSimulator, type Simulator } from '../simulator/index.ts';
import { DEMO_IDS } from './db/demo-data.ts';
import { startDemoProcess, type DemoProcess } from './testing/demo-process.ts';
import { readEvents, type EventReader } from './testing/read-events.ts';
import { createServerDatabase } from './testing/test-database.ts';
import { queueSettings } from './testing/test-queue.ts';
import { signIn, type TestUser } from './testing/test-server.ts';
import { testServices } from './testing/test-services.ts';

const { ann } = DEMO_IDS;
let simulator: Simulator;
let database: { url: string; drop: () => Promise<void> };
let dataDir: string;
let env: Record<string, string>;
const running = new Set<DemoProcess>();
let apis: DemoProcess[];
let workers: DemoProcess[];
/** The same person at two APIs. */
let here: TestUser;
let there: TestUser;
const readers: EventReader[] = [];

beforeAll(async () => {
  simulator = await startSimulator({ speed: 0.1 });
  // Empty: the processes create everything, all at once.
  database = await createServerDatabase(testServices.databaseUrl ?? '', 'template0');
  dataDir = await mkdtemp(join(tmpdir(), 'charhub-processes-'));
  env = {
    ...queueSettings(),
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    COMFYUI_URL: simulator.url,
    WORKER_LOCK_SECONDS: '1',
    SHUTDOWN_GRACE_SECONDS: '30',
  };
  const secret = { JWT_SECRET: 'the same secret for every API' };
  [apis, workers] = await Promise.all([
    Promise.all([start('api', secret), start('api', secret)]),
    Promise.all([start('worker'), start('worker')]),
  ]);
  const [first, second] = apis;
  here = await signIn(first?.url ?? '', 'owner');
  there = await signIn(second?.url ?? '', 'owner');
  await here.settled(await here.startAvatar(ann));
}, 120_000);
afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});
afterAll(async () => {
  await Promise.all([...running].map((process) => process.kill()));
  await simulator.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(entry: 'api' | 'worker', more: Record<string, string> = {}): Promise<DemoProcess> {
  const process = await startDemoProcess({ ...env, ...more }, entry);
  running.add(process);
  return process;
}

async function watch(user: TestUser, api: DemoProcess | undefined): Promise<EventReader> {
  const reader = await readEvents(`${api?.url ?? ''}/api/v1/image-generation/events`, user.token ?? '');
  readers.push(reader);
  return reader;
}

const views = (count: number) => ({ viewsToGenerate: ['face', 'front', 'side', 'back'].slice(0, count) });

/** Once the job's picture with this index is being made. */
const painting = (jobId: string, index: number) =>
  vi.waitFor(async () => expect((await here.snapshot(jobId)).stages[index]?.state).toBe('running'), {
    timeout: 20_000,
    interval: 20,
  });

it('shows a job to a watcher on another API than the one that took it, with previews and to the last snapshot', async () => {
  const reader = await watch(there, apis[1]);
  const jobId = await here.startDataset(ann, views(2));
  const heard = () => reader.snapshots.filter(({ id }) => id === jobId);
  await vi.waitFor(() => expect(heard().at(-1)?.state).toBe('completed'), { timeout: 30_000 });
  expect(heard().at(-1)).toEqual(await here.snapshot(jobId));
  expect(heard().some(({ preview }) => preview !== null)).toBe(true);
  const percents = heard().map(({ percent }) => percent);
  expect(percents).toEqual([...percents].sort((a, b) => a - b));
  for (const { url } of heard().at(-1)?.images ?? []) {
    expect((await there.get(url)).status).toBe(200);
  }
});

it('cancels at any API what any worker has', async () => {
  const balance = await here.balance();
  const jobId = await here.startDataset(ann, views(4));
  await painting(jobId, 1);
  await there.post(`/image-generation/jobs/${jobId}/cancel`);
  const job = await here.settled(jobId);
  expect(job).toMatchObject({
    state: 'cancelled',
    cost: { charged: 40, refunded: 40 - 10 * job.images.length },
  });
  expect(await there.balance()).toBe(balance - 10 * job.images.length);
});

it('replaces workers without a pause: what they have under way is finished or handed on', async () => {
  const jobIds = [await here.startDataset(ann, views(3)), await here.startDataset(ann, views(3))];
  for (const jobId of jobIds) await painting(jobId, 0);
  const leaving = workers;
  workers = await Promise.all([start('worker'), start('worker')]);
  const codes = await Promise.all(leaving.map((worker) => worker.stop()));
  expect(codes).toEqual([0, 0]);
  for (const worker of leaving) running.delete(worker);
  for (const jobId of jobIds) {
    expect(await there.settled(jobId)).toMatchObject({
      state: 'completed',
      cost: { charged: 30, refunded: 0 },
    });
  }
}, 90_000);

it('goes on when a worker is killed in the middle of a picture: each picture once, one charge', async () => {
  const balance = await here.balance();
  const jobId = await here.startDataset(ann, views(4));
  await painting(jobId, 1);
  // Whichever has the job: the other one is alone from now on.
  await workers[0]?.kill();
  workers.push(await start('worker'));
  await workers[1]?.kill();
  const job = await there.settled(jobId);
  expect(job).toMatchObject({ state: 'completed', cost: { charged: 40, refunded: 0 } });
  expect(await there.balance()).toBe(balance - 40);
  const files = await readdir(join(dataDir, 'media'), { recursive: true });
  for (const { url } of job.images) {
    expect(files.filter((file) => url.endsWith(file))).toHaveLength(1);
  }
}, 90_000);

it('sends watchers of an API that is stopped elsewhere, and answers what it was asked first', async () => {
  const reader = await watch(there, apis[1]);
  const stopping = apis[1]?.stop();
  await reader.ended;
  expect(await stopping).toBe(0);
  const elsewhere = await watch(here, apis[0]);
  await vi.waitFor(() => expect(elsewhere.comments).not.toEqual([]));
});
