import { randomUUID } from 'node:crypto';
import type { Database } from '../db/database.ts';
import { createBullQueue, type BullQueueOptions } from '../queue/bullmq-queue.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import { testServices } from './test-services.ts';

/** What a server under test is to be told about its queue: one of its own in Redis, or nothing. */
export function queueSettings(): Record<string, string> {
  return testServices.redisUrl === null
    ? {}
    : { REDIS_URL: testServices.redisUrl, REDIS_PREFIX: ownPrefix() };
}

const ownPrefix = (): string => `test-${randomUUID()}`;

/** An empty queue of the test's own, on whatever the tests run on. */
export function openTestQueue(
  database: Database,
  options: Pick<BullQueueOptions, 'lockMs'> = {},
): Promise<JobQueue> {
  const store =
    testServices.redisUrl === null
      ? { postgresUrl: database.connectionString, isShared: database.isEmbedded }
      : { redisUrl: testServices.redisUrl, prefix: ownPrefix() };
  return createBullQueue({ store, onError: () => undefined, ...options });
}
