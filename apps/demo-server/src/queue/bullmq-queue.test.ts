import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Database } from '../db/database.ts';
import { PRIORITY } from '../jobs/priority.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { openTestQueue } from '../testing/test-queue.ts';
import type { JobQueue, QueueWorker, QueueWorkerOptions } from './job-queue.ts';

let database: Database;
let queue: JobQueue;
const workers: QueueWorker[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
  queue = await openTestQueue(database);
});
afterAll(async () => {
  await queue.close();
  await database.close();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.close();
  await queue.clear();
});

const add = (id: string) => queue.add(id, PRIORITY.normal);
const chain = (first: string, second: string) =>
  queue.addAll([
    { id: first, priority: PRIORITY.normal },
    { id: second, priority: PRIORITY.normal, waitsFor: first },
  ]);

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
  for (const id of ['one', 'two', 'one', 'three', 'two']) await add(id);
  const { taken } = work(async () => {
    running += 1;
    expect(running).toBe(1);
    await new Promise(setImmediate);
    running -= 1;
    return 'done';
  });
  await vi.waitFor(() => expect(taken).toEqual(['one', 'two', 'three']), 5000);
});

it('hands out what has priority first, and equals in their order, also what was put back', async () => {
  const { ahead, normal } = PRIORITY;
  for (const id of ['a', 'b', 'c']) await queue.add(id, normal);
  await queue.addAll([
    { id: 'x', priority: ahead },
    { id: 'a', priority: normal },
    { id: 'y', priority: ahead },
  ]);
  const putBack = new Set<string>();
  const { taken } = work(() => {
    const id = taken.at(-1) ?? '';
    if (id !== 'b' || putBack.has(id)) return Promise.resolve('done');
    putBack.add(id);
    return Promise.resolve('put-back');
  });
  await vi.waitFor(() => expect(taken).toEqual(['x', 'y', 'a', 'b', 'b', 'c']), 5000);
});

it('takes an id again once its entry has ended', async () => {
  const { taken } = work(() => Promise.resolve('done'));
  await add('again');
  await vi.waitFor(() => expect(taken).toHaveLength(1), 5000);
  await vi.waitFor(async () => {
    await add('again');
    expect(taken).toHaveLength(2);
  }, 5000);
});

it('does not hand out what was removed or cleared', async () => {
  for (const id of ['removed', 'kept']) await add(id);
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
  await add('half done');
  await vi.waitFor(() => expect(taken).toEqual(['half done', 'half done']), 5000);
  expect(givenUp).toEqual([]);
});

it('tries three times, then says that it gave up, and goes on with what waited for it', async () => {
  const { taken, givenUp } = work((jobId) =>
    jobId === 'next' ? Promise.resolve('done') : Promise.reject(new Error('no database')),
  );
  await chain('hopeless', 'next');
  await vi.waitFor(() => expect(taken).toEqual(['hopeless', 'hopeless', 'hopeless', 'next']), 15_000);
  expect(givenUp).toEqual(['hopeless']);
}, 20_000);

it('tries again when it is told to, though the clock was put back before the time for it had come', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
  const { taken } = work(() =>
    taken.length > 1 ? Promise.resolve('done') : Promise.reject(new Error('no database')),
  );
  try {
    await add('put off');
    await vi.waitFor(() => expect(taken).toEqual(['put off']));
  } finally {
    vi.useRealTimers();
  }
  await vi.waitFor(
    async () => {
      await queue.retryNow();
      expect(taken).toEqual(['put off', 'put off']);
    },
    { timeout: 8000, interval: 200 },
  );
}, 15_000);

it('begins the second of a chain when the first has ended, however early a worker could have had it', async () => {
  const ended: string[] = [];
  const log = (jobId: string) => Promise.resolve(ended.push(jobId)).then(() => 'done' as const);
  await add('busy');
  await chain('avatar', 'views');
  for (const again of ['views', 'avatar']) await add(again);
  await chain('avatar', 'views');
  const { taken } = work(log);
  await vi.waitFor(() => expect(taken).toEqual(['busy', 'avatar', 'views']), 5000);
});

it('begins the second of a chain also when the first was removed', async () => {
  await chain('unwanted', 'next');
  await queue.remove('unwanted');
  const { taken } = work(() => Promise.resolve('done'));
  await vi.waitFor(() => expect(taken).toEqual(['next']), 5000);
});

it('puts a chain together around a first that a worker already has', async () => {
  let finish = () => {};
  const { taken } = work((jobId) =>
    jobId === 'under way'
      ? new Promise((resolve) => (finish = () => resolve('done')))
      : Promise.resolve('done'),
  );
  await add('under way');
  await vi.waitFor(() => expect(taken).toEqual(['under way']), 5000);
  await chain('under way', 'later');
  await add('other');
  expect(taken).toEqual(['under way']);
  finish();
  await vi.waitFor(() => expect(taken).toEqual(['under way', 'other', 'later']), 5000);
});
