import type { Redis } from 'ioredis';
import { createLocalJobEvents, type JobEvents } from './job-events.ts';
import { readNotice, writeNotice } from './job-notice.ts';

export interface RedisJobEventsOptions {
  /** For publishing: fails fast. */
  readonly publisher: Redis;
  /** For nothing else than listening: reconnects and subscribes again by itself. */
  readonly subscriber: Redis;
  readonly prefix: string;
}

/** News through Redis' publish and subscribe, between all processes that share it. Rejects when it cannot subscribe at first. */
export async function createRedisJobEvents({
  publisher,
  subscriber,
  prefix,
}: RedisJobEventsOptions): Promise<JobEvents> {
  const channel = `${prefix}:job-changed`;
  const local = createLocalJobEvents();
  subscriber.on('message', (from, text) => {
    const change = from === channel ? readNotice(text) : null;
    if (change !== null) local.publish(change);
  });
  await subscriber.subscribe(channel);
  // From the second time on: it has been away.
  subscriber.on('ready', () => local.reportGap());

  return {
    publish(change) {
      publisher.publish(channel, writeNotice(change)).catch(() => local.publish(change));
    },
    subscribe: (onChange, onGap) => local.subscribe(onChange, onGap),
  };
}
