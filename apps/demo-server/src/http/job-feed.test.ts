import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { JobSnapshot } from '@charhub/api-client/contract';
import { createLocalJobEvents } from '../jobs/job-events.ts';
import { createJobFeed, type JobFeed, type JobFeedOptions } from './job-feed.ts';

const OWNER = 'owner';
const job: JobSnapshot = {
  ...{ id: 'job', revision: 1, kind: 'avatar', characterId: 'ann', idempotencyKey: null, state: 'running' },
  ...{ queuePosition: null, percent: 0, stages: [], preview: null, images: [], error: null },
  cost: { quoted: 10, charged: 10, refunded: 0 },
  request: { prompt: '', sampleImageUrls: [] },
  ...{ cancelRequested: false, createdAt: '2026-01-01T00:00:00Z', startedAt: null, finishedAt: null },
};
let record: JobSnapshot;
let events: ReturnType<typeof createLocalJobEvents>;
let feed: JobFeed;
let heard: number[];
let hasEnded: boolean;

/** A record of one job; what a feed asks of it. */
const store: JobFeedOptions['store'] = {
  read: () => Promise.resolve(record),
  revisionsOf: () => Promise.resolve([{ jobId: record.id, ownerId: OWNER, revision: record.revision }]),
};

beforeEach(() => {
  vi.useFakeTimers();
  record = job;
  events = createLocalJobEvents();
  heard = [];
  hasEnded = false;
  feed = createJobFeed({ store, events, recheckMs: 1000 });
  feed.watch(OWNER, {
    send: (_jobId, event) => heard.push(revisionOf(event)),
    end: () => (hasEnded = true),
  });
});
afterEach(() => {
  feed.close();
  vi.useRealTimers();
});

function revisionOf(event: Buffer): number {
  const value: unknown = JSON.parse(event.toString().slice('data: '.length));
  return typeof value === 'object' && value !== null && 'revision' in value ? Number(value.revision) : -1;
}

const change = () => (record = { ...record, revision: record.revision + 1 });

it('hands out what nobody told it about, once', async () => {
  events.publish({ jobId: 'job', ownerId: OWNER });
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual([1]);
  change();
  await vi.advanceTimersByTimeAsync(3000);
  expect(heard).toEqual([1, 2]);
});

it('does so at once when news may have been lost', async () => {
  change();
  events.reportGap();
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual([2]);
});

it('reads again what changed while it was read', async () => {
  events.publish({ jobId: 'job', ownerId: OWNER });
  change();
  events.publish({ jobId: 'job', ownerId: OWNER });
  await vi.advanceTimersByTimeAsync(0);
  expect(heard.at(-1)).toBe(2);
});

it('ends its watchers when it is closed, so that they go to another process', () => {
  feed.close();
  expect(hasEnded).toBe(true);
});
