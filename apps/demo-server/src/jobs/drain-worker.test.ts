import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../db/database.ts';
import { createDiskStorage } from '../images/media-storage.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { createFakeComfyRunner } from '../testing/fake-comfy-runner.ts';
import { createJobParts } from '../testing/job-parts.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { createComfyReadiness } from './comfy-readiness.ts';
import { startDrainingWorker } from './drain-worker.ts';
import { createLocalJobEvents } from './job-events.ts';
import { createPreviewStore } from './preview-store.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const nothing = () => Promise.resolve();
const queue: JobQueue = {
  add: nothing,
  addAll: nothing,
  retryNow: nothing,
  remove: nothing,
  clear: nothing,
  close: nothing,
  startWorker: () => ({ close: () => new Promise(() => undefined) }),
};

it('ends although its queue never lets go of it', async () => {
  const runner = createFakeComfyRunner();
  const previews = createPreviewStore();
  const { store } = createJobParts({ db: database.db, events: createLocalJobEvents(), previews });
  const stop = await startDrainingWorker(
    {
      db: database.db,
      store,
      storage: createDiskStorage('.'),
      previews,
      runner,
      readiness: createComfyReadiness(runner, []),
      logger: pino({ level: 'silent' }),
      queue,
      maxWorkerDeaths: 2,
    },
    0,
    20,
  );
  await expect(stop()).resolves.toBeUndefined();
});
