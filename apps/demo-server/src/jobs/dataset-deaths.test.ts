import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReferenceView } from '@charhub/api-client/contract';
import { insertPictureJobs } from '../creations/first-pictures.ts';
import type { Database } from '../db/database.ts';
import { DEMO_IDS } from '../db/demo-data.ts';
import { creditLedger, images, jobs } from '../db/schema.ts';
import { createDiskStorage, mediaUrl } from '../images/media-storage.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import {
  completeComfy,
  createFakeComfyRunner,
  type FakeComfyRunner,
  type HeldPaint,
} from '../testing/fake-comfy-runner.ts';
import { createJobParts } from '../testing/job-parts.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import type { Admission } from './admission.ts';
import { cancelJob } from './cancel-job.ts';
import { createComfyReadiness } from './comfy-readiness.ts';
import { createLocalJobEvents } from './job-events.ts';
import type { JobRecord } from './job-record.ts';
import type { JobStore } from './job-store.ts';
import { createPreviewStore } from './preview-store.ts';
import { runJob } from './run-job.ts';
import { submitJob } from './submit-job.ts';

let database: Database;
let store: JobStore;
let admission: Admission;
let mediaDir: string;
const events = createLocalJobEvents();
const previews = createPreviewStore();
/** Dispatching is this test's own: it decides which run begins when. */
const queue: JobQueue = {
  add: () => Promise.resolve(),
  addAll: () => Promise.resolve(),
  retryNow: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  clear: () => Promise.resolve(),
  startWorker: () => ({ close: () => Promise.resolve() }),
  close: () => Promise.resolve(),
};

beforeAll(async () => {
  database = await openTestDatabase();
  mediaDir = await mkdtemp(join(tmpdir(), 'charhub-media-'));
  ({ store, admission } = createJobParts({ db: database.db, events, previews }));
  const key = 'characters/orin/avatar/avatar_1.webp';
  await createDiskStorage(mediaDir).put(key, Buffer.from('a picture'));
  await database.db.insert(images).values({
    ...{ id: randomUUID(), characterId: DEMO_IDS.official, type: 'AVATAR', key, url: mediaUrl(key) },
    isActive: true,
  });
});
afterAll(async () => {
  await database.close();
  await rm(mediaDir, { recursive: true, force: true });
});

interface Run {
  readonly runner: FakeComfyRunner;
  readonly draining: AbortController;
  readonly shutdown: AbortController;
  readonly ended: Promise<unknown>;
}

function startRun(jobId: string, storage = createDiskStorage(mediaDir)): Run {
  const runner = createFakeComfyRunner();
  runner.hold();
  const draining = new AbortController();
  const shutdown = new AbortController();
  const ended = runJob(
    {
      ...{ db: database.db, store, storage, previews, runner },
      readiness: createComfyReadiness(runner, []),
      logger: pino({ level: 'silent' }),
      draining: draining.signal,
      shutdown: shutdown.signal,
      maxWorkerDeaths: 3,
    },
    jobId,
  );
  return { runner, draining, shutdown, ended };
}

async function find(jobId: string): Promise<JobRecord> {
  const job = await store.find(jobId);
  if (job === null) throw new Error('no such job');
  return job;
}

/** What happens next: to the picture being painted, to its worker, or to one that was thought dead. */
const anEvent = fc.oneof(
  { weight: 4, arbitrary: fc.constant('finish' as const) },
  { weight: 2, arbitrary: fc.constant('fail' as const) },
  { weight: 2, arbitrary: fc.constant('worker dies' as const) },
  { weight: 1, arbitrary: fc.constant('worker stops' as const) },
  { weight: 1, arbitrary: fc.constant('worker drains' as const) },
  { weight: 2, arbitrary: fc.constant('dead worker finishes' as const) },
  { weight: 1, arbitrary: fc.constant('cancel' as const) },
);

it('makes, stores, charges and refunds each view once, whichever workers die', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...ReferenceView.options], { minLength: 1 }),
      fc.array(anEvent, { maxLength: 10 }),
      async (views, story) => {
        const { id } = await submitJob(
          { db: database.db, queue, events, admission, readiness: completeComfy },
          {
            owner: { id: DEMO_IDS.admin, role: 'ADMIN' },
            characterId: DEMO_IDS.official,
            kind: 'reference-dataset',
            views,
            request: { prompt: '', sampleImageUrls: [] },
            idempotencyKey: null,
          },
        );
        const dead: { paint: HeldPaint; run: Run }[] = [];
        let run = startRun(id);
        const coming = [...story];
        for (;;) {
          const paint = await Promise.race([run.runner.nextPaint(), run.ended.then(() => null)]);
          if (paint === null) break;
          let next = coming.shift() ?? 'finish';
          while (next === 'dead worker finishes') {
            await dead.shift()?.paint.finish();
            next = coming.shift() ?? 'finish';
          }
          if (next === 'finish') await paint.finish();
          else if (next === 'fail') paint.fail('execution');
          else if (next === 'cancel') await cancelJob({ store, queue }, await find(id));
          else if (next === 'worker drains') {
            run.draining.abort();
            await paint.finish();
            if ((await run.ended) === 'put-back') run = startRun(id);
          } else if (next === 'worker dies') {
            dead.push({ paint, run });
            run = startRun(id);
          } else {
            run.shutdown.abort();
            await run.runner.close();
            await run.ended;
            run = startRun(id);
          }
        }
        for (const { paint, run: late } of dead) {
          await paint.finish();
          await late.ended;
        }

        const job = await find(id);
        expect(job.finishedAt).not.toBeNull();
        const made = job.stages.flatMap(({ image }) => image ?? []);
        const ledger = await database.db.select().from(creditLedger).where(eq(creditLedger.jobId, id));
        const amounts = ledger.map(({ amount }) => amount).sort((a, b) => a - b);
        const missing = views.length - made.length;
        expect(amounts).toEqual([-10 * views.length, ...(missing > 0 ? [10 * missing] : [])]);
        const rows = await database.db.select().from(images).where(eq(images.type, 'REFERENCE'));
        for (const { id: imageId, url } of made) {
          expect(rows.filter((row) => row.id === imageId || row.url === url)).toHaveLength(1);
        }
        for (const view of ReferenceView.options) {
          const active = rows.filter(({ content, isActive }) => content === view && isActive);
          expect(active.length).toBe(rows.some(({ content }) => content === view) ? 1 : 0);
        }
        const files = await readdir(mediaDir, { recursive: true });
        // And the avatar.
        expect(files.filter((file) => file.endsWith('.webp'))).toHaveLength(rows.length + 1);
        expect(job.percent === 100).toBe(job.state === 'completed');
      },
    ),
    { numRuns: 30 },
  );
}, 60_000);

it('takes away what nobody gets before the record says that it has ended', async () => {
  const { id } = await submitJob(
    { db: database.db, queue, events, admission, readiness: completeComfy },
    {
      owner: { id: DEMO_IDS.admin, role: 'ADMIN' },
      characterId: DEMO_IDS.official,
      kind: 'cover',
      request: { prompt: '', sampleImageUrls: [] },
      idempotencyKey: null,
    },
  );
  const disk = createDiskStorage(mediaDir);
  const statesAtRemoval: string[] = [];
  const remove = async (key: string) => {
    statesAtRemoval.push((await find(id)).state);
    await disk.remove(key);
  };
  const run = startRun(id, { ...disk, remove });
  (await run.runner.nextPaint()).fail('execution');
  await run.ended;
  expect(statesAtRemoval[0]).toBe('running');
});

describe('views that wait for their avatar', () => {
  async function startBoth(): Promise<{ avatar: string; views: string }> {
    const owner = { id: DEMO_IDS.admin, role: 'ADMIN' } as const;
    const request = { prompt: '', sampleImageUrls: [] };
    const pictures = { owner, characterId: DEMO_IDS.official, request, avatarUrl: null };
    const { avatarJob, datasetJob } = await database.db.transaction((tx) =>
      insertPictureJobs(tx, { ...pictures, avatar: true, views: ['face'] }),
    );
    return { avatar: avatarJob?.id ?? '', views: datasetJob?.id ?? '' };
  }
  const amountsOf = async (jobId: string) =>
    (await database.db.select().from(creditLedger).where(eq(creditLedger.jobId, jobId))).map(
      ({ amount }) => amount,
    );

  it('are not begun while it is made, however early a worker has them', async () => {
    const { avatar, views } = await startBoth();
    const early = startRun(views);
    await expect(early.ended).rejects.toThrow('has not ended yet');
    expect(early.runner.requests).toEqual([]);
    expect(await find(views)).toMatchObject({ state: 'queued', waitsFor: avatar });
  });

  it('end, and are refunded once, also when whoever ended it died before it could say so', async () => {
    const { avatar, views } = await startBoth();
    // What the process wrote in its last moment.
    await database.db
      .update(jobs)
      .set({ state: 'failed', finishedAt: new Date() })
      .where(eq(jobs.id, avatar));
    for (const again of [startRun(views), startRun(views)]) await again.ended;
    expect(await find(views)).toMatchObject({ state: 'failed', error: { code: 'avatar-required' } });
    expect(await amountsOf(views)).toEqual([-10, 10]);
  });

  it('are drawn after it, also when whoever made it died before it could say so', async () => {
    const { avatar, views } = await startBoth();
    const made = startRun(avatar);
    await (await made.runner.nextPaint()).finish();
    await made.ended;
    const avatarUrl = (await find(avatar)).stages[0]?.image?.url;
    await database.db
      .update(jobs)
      .set({ waitsFor: avatar, request: { prompt: '', sampleImageUrls: [] } })
      .where(eq(jobs.id, views));
    const run = startRun(views);
    await (await run.runner.nextPaint()).finish();
    await run.ended;
    expect(await find(views)).toMatchObject({ state: 'completed', waitsFor: null, request: { avatarUrl } });
  });
});
