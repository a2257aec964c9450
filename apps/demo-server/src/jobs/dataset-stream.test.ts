import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  isSettled,
  ReferenceView,
  StageStep,
  type JobSnapshot,
  type Stage,
} from '@charhub/api-client/contract';
import { DEMO_IDS } from '../db/demo-data.ts';
import type { HeldPaint } from '../testing/fake-comfy-runner.ts';
import { readEvents, type EventReader } from '../testing/read-events.ts';
import { startTestServer, type TestServer, type TestUser } from '../testing/test-server.ts';

let server: TestServer;
/** Who is never refused for want of credits. */
let admin: TestUser;
let reader: EventReader;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as('admin');
  await admin.settled(await admin.startAvatar(DEMO_IDS.official));
  server.runner.hold();
  reader = await readEvents(`${server.api}/image-generation/events`, admin.token ?? '');
});
afterAll(async () => {
  reader.close();
  await server.close();
});

/** How one view goes. ComfyUI's reports may come in any order and go back. */
const aView = fc.record({
  reports: fc.array(
    fc.record({
      step: fc.constantFrom(...StageStep.options),
      percent: fc.integer({ min: -5, max: 120 }),
      queuePosition: fc.constant(null),
    }),
    { maxLength: 4 },
  ),
  end: fc.oneof(
    { weight: 6, arbitrary: fc.constant('finish' as const) },
    { weight: 3, arbitrary: fc.constantFrom('execution' as const, 'lost' as const, 'unavailable' as const) },
    { weight: 1, arbitrary: fc.constant('cancel' as const) },
  ),
});
type ViewStory = typeof aView extends fc.Arbitrary<infer Story> ? Story : never;

const aDataset = fc.record({
  views: fc.subarray([...ReferenceView.options], { minLength: 1 }),
  // More than four: a prompt that was lost is painted once more.
  stories: fc.array(aView, { minLength: 8, maxLength: 8 }),
});

async function play(paint: HeldPaint, { reports, end }: ViewStory, jobId: string): Promise<void> {
  for (const report of reports) paint.observer.onProgress(report);
  if (end === 'finish') await paint.finish();
  else if (end === 'cancel') await admin.post(`/image-generation/jobs/${jobId}/cancel`);
  else paint.fail(end);
}

const stateOrder: readonly Stage['state'][] = ['pending', 'running', 'completed', 'failed', 'skipped'];
const isOver = ({ state }: Stage) => stateOrder.indexOf(state) >= 2;

function expectNothingGoesBack(earlier: JobSnapshot, later: JobSnapshot): void {
  expect(later.revision).toBeGreaterThanOrEqual(earlier.revision);
  expect(later.percent).toBeGreaterThanOrEqual(earlier.percent);
  expect(later.images.slice(0, earlier.images.length)).toEqual(earlier.images);
  expect(later.stages.map(({ id }) => id)).toEqual(earlier.stages.map(({ id }) => id));
  for (const [index, before] of earlier.stages.entries()) {
    const after = later.stages[index] ?? before;
    expect(after.percent).toBeGreaterThanOrEqual(before.percent);
    expect(stateOrder.indexOf(after.state)).toBeGreaterThanOrEqual(stateOrder.indexOf(before.state));
    if (isOver(before)) expect(after).toEqual(before);
  }
}

function expectSound(snapshot: JobSnapshot): void {
  const { state, percent, stages, images, cost } = snapshot;
  expect(percent === 100).toBe(state === 'completed');
  expect(images).toEqual(stages.flatMap(({ image }) => image ?? []));
  expect(stages.filter((stage) => stage.state === 'running').length).toBeLessThanOrEqual(1);
  expect(stages.map((stage) => stage.state === 'completed')).toEqual(
    stages.map(({ image }) => image !== null),
  );
  expect(cost.refunded).toBe(isSettled(snapshot) ? 10 * (stages.length - images.length) : 0);
}

it('never shows anything going back, and takes credits for delivered views only', async () => {
  let upcoming = server.runner.nextPaint();
  await fc.assert(
    fc.asyncProperty(aDataset, async ({ views, stories }) => {
      const before = await admin.balance();
      const jobId = await admin.startDataset(DEMO_IDS.official, { viewsToGenerate: views });
      const settled = admin.settled(jobId);
      for (const story of stories) {
        const paint = await Promise.race([upcoming, settled.then(() => null)]);
        if (paint === null) break;
        upcoming = server.runner.nextPaint();
        await play(paint, story, jobId);
      }
      const job = await settled;
      const heard = () => reader.snapshots.filter(({ id }) => id === jobId);
      await vi.waitFor(() => expect(heard().at(-1)).toEqual(job), 5000);

      const recorded = heard();
      recorded.forEach(expectSound);
      for (const [index, later] of recorded.entries()) {
        const earlier = recorded[index - 1];
        if (earlier !== undefined) expectNothingGoesBack(earlier, later);
      }
      expect(job.stages.every(isOver)).toBe(true);
      expect(job.cost).toMatchObject({ quoted: 10 * views.length, charged: 10 * views.length });
      expect(await admin.balance()).toBe(before - 10 * job.images.length);
      for (const { url } of job.images) expect((await fetch(server.url + url)).status).toBe(200);
    }),
    { numRuns: 15 },
  );
}, 60_000);
