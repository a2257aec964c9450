import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { balanceOf } from '../credits/ledger.ts';
import type { Database } from '../db/database.ts';
import { DEMO_IDS } from '../db/demo-data.ts';
import { creditLedger, jobPreviews, jobs, type UserRole } from '../db/schema.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { createJobParts } from '../testing/job-parts.ts';
import { completeComfy } from '../testing/fake-comfy-runner.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import type { Admission } from './admission.ts';
import { cancelJob } from './cancel-job.ts';
import { forgetOldJobs } from './forget-old-jobs.ts';
import { createLocalJobEvents } from './job-events.ts';
import type { JobRecord } from './job-record.ts';
import type { JobStore } from './job-store.ts';
import { createPreviewStore } from './preview-store.ts';
import { submitJob } from './submit-job.ts';

let database: Database;
let store: JobStore;
let admission: Admission;
let announced: string[] = [];
const events = createLocalJobEvents();
/** As when Redis is away. */
const queue: JobQueue = {
  add: () => Promise.reject(new Error('no answer')),
  addAll: () => Promise.reject(new Error('no answer')),
  retryNow: () => Promise.reject(new Error('no answer')),
  remove: () => Promise.resolve(),
  clear: () => Promise.resolve(),
  startWorker: () => ({ close: () => Promise.resolve() }),
  close: () => Promise.resolve(),
};
beforeAll(async () => {
  database = await openTestDatabase();
  ({ store, admission } = createJobParts({ db: database.db, events, previews: createPreviewStore() }));
  events.subscribe(({ jobId }) => announced.push(jobId));
});
afterAll(() => database.close());
afterEach(async () => {
  await database.db.delete(jobs);
  announced = [];
});

function submit(role: UserRole): Promise<JobRecord> {
  return submitJob(
    { db: database.db, queue, events, admission, readiness: completeComfy },
    {
      owner: { id: DEMO_IDS.owner, role },
      characterId: DEMO_IDS.ann,
      kind: 'avatar',
      request: { prompt: 'red hair', sampleImageUrls: [] },
      idempotencyKey: null,
    },
  );
}

async function positions(...records: JobRecord[]): Promise<(number | null)[]> {
  const snapshots = await Promise.all(records.map((job) => store.snapshot(job)));
  return snapshots.map(({ queuePosition }) => queuePosition);
}

it('accepts a job while the queue does not answer: its row is found later', async () => {
  const job = await submit('BASIC');
  expect(await store.unfinished()).toMatchObject([{ id: job.id, priority: 2 }]);
});

it('puts who pays for it ahead of all others, and tells those whom that pushes back', async () => {
  const [first, second] = [await submit('BASIC'), await submit('BASIC')];
  expect(await positions(first, second)).toEqual([0, 1]);
  announced = [];
  const paying = await submit('PREMIUM');
  expect(await positions(paying, first, second)).toEqual([0, 1, 2]);
  expect(announced.sort()).toEqual([paying.id, first.id, second.id].sort());
  expect((await store.find(first.id))?.revision).toBe(first.revision + 1);
  // And nobody goes ahead of an equal.
  expect(await positions(await submit('PREMIUM'), paying)).toEqual([1, 0]);
});

it('counts what runs before everything that waits', async () => {
  const [first, second] = [await submit('BASIC'), await submit('BASIC')];
  await store.change(second.id, () => ({ state: 'running' }));
  expect(await positions(first)).toEqual([1]);
});

it('tells only those behind it when a waiting job is cancelled', async () => {
  const [first, second, third] = [await submit('BASIC'), await submit('BASIC'), await submit('BASIC')];
  announced = [];
  await cancelJob({ store, queue }, second);
  expect(announced).toEqual([second.id, third.id]);
  expect(await positions(first, third)).toEqual([0, 1]);
});

it('knows what has just ended, whatever the clock of its worker says', async () => {
  const job = await submit('BASIC');
  const twoHoursAgo = new Date(Date.now() - 7_200_000);
  await store.change(job.id, () => ({ state: 'failed', finishedAt: twoHoursAgo }));
  const recent = await store.revisionsOf([job.ownerId]);
  expect(recent.map(({ jobId }) => jobId)).toContain(job.id);
});

it('forgets jobs that ended long ago, and keeps the books, what is younger and what has not ended', async () => {
  const { db } = database;
  const balance = await balanceOf(db, DEMO_IDS.owner);
  const [old, young, waiting] = [await submit('BASIC'), await submit('BASIC'), await submit('BASIC')];
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  await db
    .update(jobs)
    .set({ state: 'failed', finishedAt: daysAgo(31) })
    .where(eq(jobs.id, old.id));
  await db
    .update(jobs)
    .set({ state: 'failed', finishedAt: daysAgo(29) })
    .where(eq(jobs.id, young.id));
  await db
    .insert(jobPreviews)
    .values({ jobId: randomUUID(), stage: 'avatar', url: '', createdAt: daysAgo(2) });

  expect(await forgetOldJobs(db, 0)).toBe(0);
  expect(await forgetOldJobs(db, 30)).toBe(1);
  expect(await store.find(old.id)).toBeNull();
  expect(await store.find(young.id)).not.toBeNull();
  expect(await store.find(waiting.id)).not.toBeNull();
  expect(await db.select().from(jobPreviews)).toEqual([]);
  expect(await db.select().from(creditLedger).where(eq(creditLedger.jobId, old.id))).toHaveLength(1);
  expect(await balanceOf(db, DEMO_IDS.owner)).toBe(balance - 30);
});
