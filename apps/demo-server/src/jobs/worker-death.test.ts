import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { balanceOf } from '../credits/ledger.ts';
import type { Database } from '../db/database.ts';
import { DEMO_IDS } from '../db/demo-data.ts';
import { creditLedger, images, jobs } from '../db/schema.ts';
import { createDiskStorage } from '../images/media-storage.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { completeComfy, createFakeComfyRunner, type FakeComfyRunner } from '../testing/fake-comfy-runner.ts';
import { createJobParts } from '../testing/job-parts.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { openTestQueue } from '../testing/test-queue.ts';
import type { Admission } from './admission.ts';
import { createComfyReadiness } from './comfy-readiness.ts';
import { createLocalJobEvents } from './job-events.ts';
import type { JobRecord } from './job-record.ts';
import type { JobStore } from './job-store.ts';
import { createPreviewStore } from './preview-store.ts';
import { PRIORITY } from './priority.ts';
import { plannedStages } from './stage-plan.ts';
import { startJobWorker, type JobWorker } from './start-job-worker.ts';
import { submitJob } from './submit-job.ts';

let database: Database;
let queue: JobQueue;
let store: JobStore;
let admission: Admission;
let mediaDir: string;
const events = createLocalJobEvents();
const previews = createPreviewStore();
const workers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  mediaDir = await mkdtemp(join(tmpdir(), 'charhub-media-'));
  queue = await openTestQueue(database, { lockMs: 1000 });
  ({ store, admission } = createJobParts({ db: database.db, events, previews }));
});
afterAll(async () => {
  await queue.close();
  await database.close();
  await rm(mediaDir, { recursive: true, force: true });
});
let before: { balance: number; pictures: number; files: number };
beforeEach(async () => {
  before = await counts();
});
afterEach(async () => {
  for (const stop of workers.splice(0)) await stop();
  await queue.clear();
});

async function counts() {
  const rows = await database.db.select({ id: images.id }).from(images);
  const files = await readdir(mediaDir, { recursive: true });
  return {
    balance: await balanceOf(database.db, DEMO_IDS.owner),
    pictures: rows.length,
    files: files.filter((file) => file.endsWith('.webp')).length,
  };
}

interface TestWorker {
  readonly runner: FakeComfyRunner;
  readonly worker: JobWorker;
  log(): string;
  /** Ends as when its process is killed: nothing is handed back, locks are left to expire. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Ends once the picture under way is made. */
  drain(): Promise<void>;
}

const MAX_DEATHS = 2;

async function startWorker(): Promise<TestWorker> {
  const runner = createFakeComfyRunner();
  runner.hold();
  const draining = new AbortController();
  const shutdown = new AbortController();
  let log = '';
  const worker = await startJobWorker({
    db: database.db,
    store,
    storage: createDiskStorage(mediaDir),
    previews,
    runner,
    readiness: createComfyReadiness(runner, []),
    logger: pino({}, { write: (line) => (log += line) }),
    queue,
    draining: draining.signal,
    shutdown: shutdown.signal,
    maxWorkerDeaths: MAX_DEATHS,
    requeueEveryMs: 500,
  });
  const stop = async () => {
    shutdown.abort();
    await runner.close();
    await worker.close();
  };
  const drain = () => {
    draining.abort();
    return worker.close();
  };
  workers.push(stop);
  return { runner, worker, stop, drain, log: () => log, kill: () => worker.close({ abandon: true }) };
}

function submit(): Promise<JobRecord> {
  return submitJob(
    { db: database.db, queue, events, admission, readiness: completeComfy },
    {
      owner: { id: DEMO_IDS.owner, role: 'BASIC' },
      characterId: DEMO_IDS.ann,
      kind: 'avatar',
      request: { prompt: 'red hair', sampleImageUrls: [] },
      idempotencyKey: null,
    },
  );
}

/** Two views of a character that needs no avatar here. */
async function submitTwoStages(): Promise<JobRecord> {
  const id = randomUUID();
  const stages = plannedStages({ kind: 'reference-dataset', views: ['face', 'front'] });
  await database.db.insert(jobs).values({
    ...{ id, ownerId: DEMO_IDS.owner, characterId: DEMO_IDS.ann, kind: 'reference-dataset', requestHash: id },
    ...{ request: { prompt: 'red hair', sampleImageUrls: [] }, unitPrice: 10, charged: 20, stages },
  });
  await database.db
    .insert(creditLedger)
    .values({ userId: DEMO_IDS.owner, jobId: id, reason: 'charge', amount: -20 });
  await queue.add(id, PRIORITY.normal);
  return find(id);
}

async function find(jobId: string): Promise<JobRecord> {
  const job = await store.find(jobId);
  if (job === null) throw new Error('no such job');
  return job;
}

function ended(jobId: string): Promise<JobRecord> {
  return vi.waitFor(async () => {
    const job = await find(jobId);
    expect(job.finishedAt).not.toBeNull();
    return job;
  }, 15_000);
}

describe('a worker that dies', () => {
  it('is replaced by one that picks the same prompt up', async () => {
    const doomed = await startWorker();
    const job = await submit();
    const lost = await doomed.runner.nextPaint();
    await doomed.kill();

    const heir = await startWorker();
    const resumed = await heir.runner.nextPaint();
    expect(resumed.request).toEqual(lost.request);
    // Should the first not be dead after all, it gives way without taking from ComfyUI what both work on.
    await vi.waitFor(() => expect(doomed.log()).toContain('another worker has taken this job over'), 5000);
    expect(lost.signal.aborted).toBe(false);
    await resumed.finish();

    expect(await ended(job.id)).toMatchObject({ state: 'completed', charged: 10, refunded: 0, percent: 100 });
    expect(await counts()).toEqual({
      balance: before.balance - 10,
      pictures: before.pictures + 1,
      files: before.files + 1,
    });
  }, 20_000);

  it('changes nothing when it comes back to life', async () => {
    const zombie = await startWorker();
    const job = await submit();
    const stale = await zombie.runner.nextPaint();
    await zombie.kill();
    const heir = await startWorker();
    const current = await heir.runner.nextPaint();

    stale.observer.onProgress({ step: 'sampling', percent: 90, queuePosition: null });
    stale.fail('execution');
    current.observer.onProgress({ step: 'sampling', percent: 20, queuePosition: null });
    await vi.waitFor(async () => expect((await find(job.id)).percent).toBe(20), 5000);
    expect(await find(job.id)).toMatchObject({
      state: 'running',
      stages: [{ state: 'running', error: null }],
    });

    await current.finish();
    expect(await ended(job.id)).toMatchObject({ state: 'completed', refunded: 0 });
    expect((await counts()).balance).toBe(before.balance - 10);
  }, 20_000);

  it('leaves finished stages alone and continues with the next', async () => {
    const doomed = await startWorker();
    const job = await submitTwoStages();
    await (await doomed.runner.nextPaint()).finish();
    await doomed.runner.nextPaint();
    const [first] = (await find(job.id)).stages;
    expect(first).toMatchObject({ id: 'face', state: 'completed' });
    await doomed.kill();

    const heir = await startWorker();
    const resumed = await heir.runner.nextPaint();
    expect(resumed.request.workflow).toBe('reference-front');
    await resumed.finish();
    const done = await ended(job.id);
    expect(done.state).toBe('completed');
    expect(done.stages[0]?.image).toEqual(first?.image);
    expect(heir.runner.requests).toHaveLength(1);
    expect(await counts()).toEqual({
      balance: before.balance - 20,
      pictures: before.pictures + 2,
      files: before.files + 2,
    });
  }, 20_000);
});

describe('a job that takes its workers down', () => {
  it('is given up as lost after some deaths, and refunded', async () => {
    const job = await submit();
    for (let death = 1; death <= MAX_DEATHS; death += 1) {
      const doomed = await startWorker();
      await doomed.runner.nextPaint();
      await doomed.kill();
    }
    const survivor = await startWorker();
    expect(await ended(job.id)).toMatchObject({
      state: 'lost',
      error: { code: 'lost' },
      refunded: 10,
      deaths: MAX_DEATHS,
    });
    expect(survivor.runner.requests).toEqual([]);
    expect(await counts()).toEqual(before);
  }, 30_000);

  it('is not blamed for deaths from before its last picture', async () => {
    const job = await submitTwoStages();
    const first = await startWorker();
    await first.runner.nextPaint();
    await first.kill();
    const second = await startWorker();
    await (await second.runner.nextPaint()).finish();
    await second.runner.nextPaint();
    await second.kill();
    const third = await startWorker();
    await (await third.runner.nextPaint()).finish();
    expect(await ended(job.id)).toMatchObject({ state: 'completed', deaths: 0, refunded: 0 });
  }, 30_000);
});

describe('a worker that drains', () => {
  it('finishes its picture, and its successor makes the next without waiting', async () => {
    const leaving = await startWorker();
    const job = await submitTwoStages();
    const paint = await leaving.runner.nextPaint();
    const drained = leaving.drain();
    await paint.finish();
    await drained;
    expect(await find(job.id)).toMatchObject({
      state: 'running',
      runId: null,
      stages: [{ state: 'completed' }, { state: 'pending' }],
    });

    const next = await startWorker();
    await (await next.runner.nextPaint()).finish();
    expect(await ended(job.id)).toMatchObject({ state: 'completed', deaths: 0, refunded: 0 });
  }, 20_000);
});

describe('a worker that is stopped', () => {
  it('hands its job back at once and leaves the prompt to its successor', async () => {
    const leaving = await startWorker();
    const job = await submit();
    const { request } = await leaving.runner.nextPaint();
    await leaving.stop();
    expect((await find(job.id)).state).toBe('running');

    const next = await startWorker();
    const resumed = await next.runner.nextPaint();
    expect(resumed.request.promptId).toBe(request.promptId);
    await resumed.finish();
    expect(await ended(job.id)).toMatchObject({ state: 'completed', refunded: 0, deaths: 0 });
  }, 20_000);
});

describe('a stage that fails', () => {
  it('does not stop the next, and only what is missing is refunded', async () => {
    const { runner } = await startWorker();
    const job = await submitTwoStages();
    (await runner.nextPaint()).fail('execution');
    await (await runner.nextPaint()).finish();
    expect(await ended(job.id)).toMatchObject({
      state: 'failed',
      error: { code: 'execution' },
      stages: [
        { state: 'failed', image: null, error: { code: 'execution' } },
        { state: 'completed', image: { type: 'REFERENCE', content: 'front' } },
      ],
      charged: 20,
      refunded: 10,
    });
    expect((await counts()).balance).toBe(before.balance - 10);
  }, 20_000);
});

describe('a row without a queue entry', () => {
  it('is queued again, as after a crash between recording and queueing', async () => {
    const job = await submit();
    await queue.clear();
    const { runner } = await startWorker();
    await (await runner.nextPaint()).finish();
    expect((await ended(job.id)).state).toBe('completed');
  }, 20_000);
});

describe('the ledger', () => {
  it('refuses a second refund of the same job', async () => {
    const { id: jobId } = await submitTwoStages();
    await queue.clear();
    const refund = { userId: DEMO_IDS.owner, jobId, reason: 'refund' as const, amount: 10 };
    await database.db.insert(creditLedger).values(refund);
    await expect(database.db.insert(creditLedger).values(refund)).rejects.toThrow();
  });
});
