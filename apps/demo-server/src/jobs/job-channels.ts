import { Redis } from 'ioredis';
import type { Database } from '../db/database.ts';
import { createLocalJobEvents, type JobEvents } from './job-events.ts';
import { createPostgresJobEvents } from './postgres-job-events.ts';
import { createPostgresPreviews } from './postgres-previews.ts';
import { createPreviewStore, type PreviewStore } from './preview-store.ts';
import { createRedisJobEvents } from './redis-job-events.ts';
import { createRedisPreviews } from './redis-previews.ts';

/** What API and workers tell each other beside the record: that a job changed, and how it looks just now. */
export interface JobChannels {
  readonly events: JobEvents;
  readonly previews: PreviewStore;
  close(): Promise<void>;
}

/** Within this process when the database is its own; else through Redis when there is one, else through PostgreSQL. */
export async function openJobChannels(
  database: Database,
  redis: { url: string; prefix: string } | null,
): Promise<JobChannels> {
  if (database.isEmbedded) {
    const close = () => Promise.resolve();
    return { events: createLocalJobEvents(), previews: createPreviewStore(), close };
  }
  if (redis !== null) return throughRedis(redis);
  const events = await createPostgresJobEvents({ connectionString: database.connectionString });
  return { events, previews: createPostgresPreviews(database.db), close: () => events.close() };
}

async function throughRedis({ url, prefix }: { url: string; prefix: string }): Promise<JobChannels> {
  // A Redis that is gone or frozen must cost a watcher news, not a request its answer.
  const client = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 1000 });
  const subscriber = new Redis(url, { maxRetriesPerRequest: null, keepAlive: 10_000 });
  for (const redis of [client, subscriber]) redis.on('error', () => undefined);
  const disconnect = () => {
    client.disconnect();
    subscriber.disconnect();
  };
  // It keeps nothing for later: what it is told before would reach this process alone.
  const ready = new Promise<void>((resolve) => client.once('ready', resolve));
  try {
    const events = await createRedisJobEvents({ publisher: client, subscriber, prefix });
    await ready;
    const close = () => Promise.resolve(disconnect());
    return { events, previews: createRedisPreviews(client, prefix), close };
  } catch (error) {
    disconnect();
    throw error;
  }
}
