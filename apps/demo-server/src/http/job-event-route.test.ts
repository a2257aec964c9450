import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTokens } from '../auth/tokens.ts';
import { DEMO_IDS } from '../db/demo-data.ts';
import { readEvents, type EventReader } from '../testing/read-events.ts';
import { startTestServer, type TestServer, type TestUser } from '../testing/test-server.ts';

const secret = 'a secret for this test only';
let server: TestServer;
let owner: TestUser;
const readers: EventReader[] = [];
beforeAll(async () => {
  server = await startTestServer({ JWT_SECRET: secret });
  owner = await server.as('owner');
});
afterAll(() => server.close());
afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});

async function listen(token = owner.token): Promise<EventReader> {
  const reader = await readEvents(`${server.api}/image-generation/events`, token ?? '');
  readers.push(reader);
  return reader;
}

async function paint(): Promise<string> {
  server.runner.flow();
  const jobId = await owner.startAvatar(DEMO_IDS.ann);
  await vi.waitFor(async () => expect((await owner.snapshot(jobId)).state).toBe('completed'), 10_000);
  return jobId;
}

describe('the event stream', () => {
  it('starts with the jobs there are, newest first, and follows with every change', async () => {
    const older = await paint();
    const newer = await paint();
    const reader = await listen();
    await vi.waitFor(() => expect(reader.comments).not.toEqual([]));
    expect(reader.snapshots.map(({ id }) => id).slice(0, 2)).toEqual([newer, older]);

    const jobId = await paint();
    const ofJob = () => reader.snapshots.filter(({ id }) => id === jobId);
    await vi.waitFor(() => expect(ofJob().at(-1)?.state).toBe('completed'));
    const heard = ofJob();
    expect(heard.at(-1)).toEqual(await owner.snapshot(jobId));
    const revisions = heard.map(({ revision }) => revision);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
    const percents = heard.map(({ percent }) => percent);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect(percents.filter((percent) => percent === 100)).toHaveLength(
      heard.filter(({ state }) => state === 'completed').length,
    );
  });

  it('carries progress that never falls, and previews small enough to travel', async () => {
    const reader = await listen();
    server.runner.hold();
    const jobId = await owner.startAvatar(DEMO_IDS.ann);
    const held = await server.runner.nextPaint();
    const frame = await sharp({ create: { width: 512, height: 512, channels: 3, background: '#357' } })
      .jpeg()
      .toBuffer();
    held.observer.onProgress({ step: 'sampling', percent: 60, queuePosition: null });
    held.observer.onPreview?.({ contentType: 'image/jpeg', bytes: frame });
    const latest = () => reader.snapshots.filter(({ id }) => id === jobId).at(-1);
    await vi.waitFor(() => expect(latest()?.preview?.stage).toBe('avatar'), 5000);
    expect(latest()).toMatchObject({ percent: 60, stages: [{ step: 'sampling', percent: 60 }] });
    const url = latest()?.preview?.url ?? '';
    expect(url).toMatch(/^data:image\/webp;base64,/);
    expect(url.length).toBeLessThan(12_000);

    held.observer.onProgress({ step: 'detailing', percent: 30, queuePosition: null });
    await vi.waitFor(() => expect(latest()?.stages[0]?.step).toBe('detailing'), 5000);
    expect(latest()?.percent).toBe(60);
    await held.finish();
    await vi.waitFor(() => expect(latest()).toMatchObject({ state: 'completed', preview: null }), 5000);
  });

  it('makes previews of a job only once somebody looks at it, on a stream or by asking', async () => {
    const admin = await server.as('admin');
    server.runner.hold();
    const jobId = await admin.startAvatar(DEMO_IDS.official);
    const { observer, finish } = await server.runner.nextPaint();
    const frame = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#357' } })
      .jpeg()
      .toBuffer();
    /** As the runner does with each frame. */
    const offer = () => {
      const isWanted = observer.wantsPreviews?.() ?? true;
      if (isWanted) observer.onPreview?.({ contentType: 'image/jpeg', bytes: frame });
      return isWanted;
    };
    // Another owner's stream is no reason.
    await listen();
    for (let frames = 0; frames < 20; frames += 1) {
      expect(offer()).toBe(false);
      await admin.balance();
    }

    expect((await admin.snapshot(jobId)).preview).toBeNull();
    await vi.waitFor(() => expect(offer()).toBe(true), 5000);
    await vi.waitFor(async () => {
      offer();
      expect((await admin.snapshot(jobId)).preview?.stage).toBe('avatar');
    }, 5000);
    await finish();
    await admin.settled(jobId);

    const next = await admin.startAvatar(DEMO_IDS.official);
    const reader = await listen(admin.token);
    const held = await server.runner.nextPaint();
    await vi.waitFor(() => expect(held.observer.wantsPreviews?.()).toBe(true), 5000);
    held.observer.onPreview?.({ contentType: 'image/jpeg', bytes: frame });
    const latest = () => reader.snapshots.filter(({ id }) => id === next).at(-1);
    await vi.waitFor(() => expect(latest()?.preview?.stage).toBe('avatar'), 5000);
    await held.finish();
  });

  it('tells nobody about other people’s jobs', async () => {
    const stranger = await server.as('stranger');
    const reader = await listen(stranger.token);
    await vi.waitFor(() => expect(reader.comments).not.toEqual([]));
    const own = await listen();
    const jobId = await paint();
    await vi.waitFor(() => expect(own.snapshots.some(({ id }) => id === jobId)).toBe(true));
    expect(reader.snapshots).toEqual([]);
  });

  it('refuses a caller without a token', async () => {
    expect((await listen('nonsense')).status).toBe(401);
  });

  it('is kept alive, and ends with its token', async () => {
    const token = await createTokens(secret).issue(DEMO_IDS.owner, 2);
    const reader = await listen(token);
    expect(reader.status).toBe(200);
    await reader.ended;
    expect(reader.comments.length).toBeGreaterThan(0);
  }, 20_000);
});
