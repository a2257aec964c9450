import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Database } from '../db/database.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { testServices } from '../testing/test-services.ts';
import { openJobChannels, type JobChannels } from './job-channels.ts';

const prefix = `test-${randomUUID()}`;
const redis = testServices.redisUrl === null ? null : { url: testServices.redisUrl, prefix };
let database: Database;
let worker: JobChannels;
let api: JobChannels;
beforeAll(async () => {
  database = await openTestDatabase();
  [worker, api] = await Promise.all([openJobChannels(database, redis), openJobChannels(database, redis)]);
});
afterAll(async () => {
  await Promise.all([worker.close(), api.close()]);
  await database.close();
});

function listen(channels: JobChannels) {
  const heard: string[] = [];
  let gaps = 0;
  channels.events.subscribe(
    ({ jobId }) => heard.push(jobId),
    () => (gaps += 1),
  );
  return { heard, gaps: () => gaps };
}

/** Cuts every connection that listens, as a fail-over does. */
async function cutListeners(): Promise<void> {
  if (redis !== null) {
    const client = new Redis(redis.url);
    await client.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    client.disconnect();
    return;
  }
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN charhub%'`,
  );
  await client.end();
}

it('tells every process of a change once, also the one that made it', async () => {
  const [here, there] = [listen(worker), listen(api)];
  worker.events.publish({ jobId: 'changed', ownerId: 'owner' });
  await vi.waitFor(() => expect([here.heard, there.heard]).toEqual([['changed'], ['changed']]));
});

it('shows the latest preview to every process, until it is cleared', async () => {
  const job = randomUUID();
  const preview = (url: string) => ({
    url: `data:image/webp;base64,${url.repeat(3000)}`,
    stage: 'avatar' as const,
  });
  await worker.previews.set(job, preview('abc'));
  await worker.previews.set(job, preview('xyz'));
  expect(await api.previews.get(job)).toEqual(preview('xyz'));
  await worker.previews.clear(job);
  expect(await api.previews.get(job)).toBeNull();
});

it('wants previews of the jobs that somebody looks at in any process, and of no other', async () => {
  const [watched, unwatched] = [randomUUID(), randomUUID()];
  expect(await worker.previews.isWanted(watched)).toBe(false);
  await api.previews.get(watched);
  expect(await worker.previews.isWanted(watched)).toBe(true);
  await worker.previews.set(unwatched, { url: 'data:image/webp;base64,abc', stage: 'avatar' });
  expect(await worker.previews.isWanted(unwatched)).toBe(false);
});

it('says that news may be lost when its connection was cut, and hears the next', async () => {
  const { heard, gaps } = listen(api);
  await cutListeners();
  await vi.waitFor(() => expect(gaps()).toBeGreaterThan(0), { timeout: 10_000 });
  worker.events.publish({ jobId: 'after the cut', ownerId: 'owner' });
  await vi.waitFor(() => expect(heard).toContain('after the cut'), { timeout: 5000 });
});
