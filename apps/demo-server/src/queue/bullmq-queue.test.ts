import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Database } from '../db/database.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { createBullQueue } from './bullmq-queue.ts';
import type { JobQueue, QueueWorker, QueueWorkerOptions } from './job-queue.ts';

let database: Database;
let queue: JobQueue;
const workers: QueueWorker[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
  const store = { postgresUrl: database.connectionString, isShared: true };
  queue = await createBullQueue({ store, onError: () => undefined });
});
afterAll(async () => {
  await queue.close();
  await database.close();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.close();
  await queue.clear();
});

function work(process: QueueWorkerOptions['process']) {
  const taken: string[] = [];
  const givenUp: string[] = [];
  workers.push(
    queue.startWorker({
      process: (jobId) => {
        taken.push(jobId);
        return process(jobId);
      },
      onGivenUp: (jobId) => Promise.resolve(void givenUp.push(jobId)),
      onError: () => undefined,
    }),
  );
  return { taken, givenUp };
}

it('hands out each id once, in order, one at a time', async () => {
  let running = 0;
  for (const id of ['one', 'two', 'one', 'three', 'two']) await queue.add(id);
  const { taken } = work(async () => {
    running += 1;
    expect(running).toBe(1);
    await new Promise(setImmediate);
    running -= 1;
    return 'done';
  });
  await vi.waitFor(() => expect(taken).toEqual(['one', 'two', 'three']), 5000);
});

it('takes an id again once its entry has ended', async () => {
  const { taken } = work(() => Promise.resolve('done'));
  await queue.add('again');
  await vi.waitFor(() => expect(taken).toHaveLength(1), 5000);
  await vi.waitFor(async () => {
    await queue.add('again');
    expect(taken).toHaveLength(2);
  }, 5000);
});

it('does not hand out what was removed or cleared', async () => {
  for (const id of ['removed', 'kept']) await queue.add(id);
  await queue.remove('removed');
  await queue.remove('never added');
  const { taken } = work(() => Promise.resolve('done'));
  await vi.waitFor(() => expect(taken).toEqual(['kept']), 5000);
});

it('hands an entry out again that was put back', async () => {
  let isFirst = true;
  const { taken, givenUp } = work(() => {
    const answer = isFirst ? 'put-back' : 'done';
    isFirst = false;
    return Promise.resolve(answer);
  });
  await queue.add('half done');
  await vi.waitFor(() => expect(taken).toEqual(['half done', 'half done']), 5000);
  expect(givenUp).toEqual([]);
});

it('tries three times and then says that it gave up', async () => {
  const { taken, givenUp } = work(() => Promise.reject(new Error('no database')));
  await queue.add('hopeless');
  await vi.waitFor(() => expect(givenUp).toEqual(['hopeless']), 15_000);
  expect(taken).toEqual(['hopeless', 'hopeless', 'hopeless']);
}, 20_000);
