import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { JobSnapshot } from '@charhub/api-client/contract';
import { DEMO_IDS } from '../db/demo-data.ts';
import { startTestServer, type TestServer, type TestUser } from '../testing/test-server.ts';

let server: TestServer;
let owner: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  owner = await server.as('owner');
});
afterAll(() => server.close());
beforeEach(() => server.runner.hold());

const Reply = z.object({ success: z.literal(true), data: JobSnapshot });

async function cancel(jobId: string): Promise<JobSnapshot> {
  return Reply.parse((await owner.post(`/image-generation/jobs/${jobId}/cancel`)).body).data;
}

describe('cancelling a job', () => {
  it('stops a running one and gives its credits back', async () => {
    const before = await owner.balance();
    const jobId = await owner.startAvatar(DEMO_IDS.ann);
    const paint = await server.runner.nextPaint();
    expect(await cancel(jobId)).toMatchObject({ cancelRequested: true });
    await vi.waitFor(async () => expect((await owner.snapshot(jobId)).state).toBe('cancelled'), 5000);
    expect(paint.signal.aborted).toBe(true);
    expect(await owner.snapshot(jobId)).toMatchObject({
      error: null,
      stages: [{ state: 'skipped' }],
      cost: { charged: 10, refunded: 10 },
    });
    expect(await owner.balance()).toBe(before);
  });

  it('ends a queued one at once, without touching the running one', async () => {
    const before = await owner.balance();
    const running = await owner.startAvatar(DEMO_IDS.ann);
    const paint = await server.runner.nextPaint();
    const queued = await owner.startAvatar(DEMO_IDS.ann);
    const behind = await owner.startAvatar(DEMO_IDS.ann);
    expect(await owner.snapshot(behind)).toMatchObject({ state: 'queued', queuePosition: 2 });
    const { revision } = await owner.snapshot(behind);

    expect(await cancel(queued)).toMatchObject({
      state: 'cancelled',
      queuePosition: null,
      cost: { refunded: 10 },
    });
    const movedUp = await owner.snapshot(behind);
    expect(movedUp.queuePosition).toBe(1);
    expect(movedUp.revision).toBeGreaterThan(revision);
    expect(paint.signal.aborted).toBe(false);

    await cancel(behind);
    await paint.finish();
    await vi.waitFor(async () => expect((await owner.snapshot(running)).state).toBe('completed'), 5000);
    expect(await owner.balance()).toBe(before - 10);
    expect(server.runner.requests.at(-1)?.promptId).toBe(paint.request.promptId);
  });

  it('keeps a picture that was ready first', async () => {
    server.runner.flow();
    const jobId = await owner.startAvatar(DEMO_IDS.ann);
    await vi.waitFor(async () => expect((await owner.snapshot(jobId)).state).toBe('completed'), 5000);
    const done = await owner.snapshot(jobId);
    expect(await cancel(jobId)).toEqual(done);
    expect(done.cost).toEqual({ quoted: 10, charged: 10, refunded: 0 });
  });

  it('gives credits back once, however often it is asked for', async () => {
    const before = await owner.balance();
    const jobId = await owner.startAvatar(DEMO_IDS.ann);
    await server.runner.nextPaint();
    await Promise.all(Array.from({ length: 5 }, () => cancel(jobId)));
    await vi.waitFor(async () => expect((await owner.snapshot(jobId)).state).toBe('cancelled'), 5000);
    await cancel(jobId);
    expect(await owner.balance()).toBe(before);
  });
});
