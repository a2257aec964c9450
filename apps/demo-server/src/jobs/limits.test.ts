import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { DEMO_IDS } from '../db/demo-data.ts';
import { StartReply, startTestServer, type TestServer, type TestUser } from '../testing/test-server.ts';

let server: TestServer;
let owner: TestUser;
let admin: TestUser;
let started: { user: TestUser; jobId: string }[] = [];
beforeAll(async () => {
  server = await startTestServer({ MAX_JOBS_PER_USER: '2', MAX_QUEUE_LENGTH: '3' });
  [owner, admin] = await Promise.all([server.as('owner'), server.as('admin')]);
});
afterAll(() => server.close());
afterEach(async () => {
  server.runner.flow();
  for (const { user, jobId } of started) await user.post(`/image-generation/jobs/${jobId}/cancel`);
  for (const { user, jobId } of started) await user.settled(jobId);
  started = [];
});

async function start(user: TestUser, key: string) {
  const characterId = user === admin ? DEMO_IDS.official : DEMO_IDS.ann;
  const body = { characterId, prompt: 'red hair' };
  const reply = await user.post('/image-generation/avatar', body, { 'Idempotency-Key': key });
  const accepted = StartReply.safeParse(reply.body);
  if (accepted.success) started.push({ user, jobId: accepted.data.jobId });
  return { ...reply, jobId: accepted.data?.jobId ?? '' };
}

it('refuses a job too many of one user with a time to wait, charges nothing, and repeats what it has accepted', async () => {
  server.runner.hold();
  const first = await start(owner, 'first');
  const paint = await server.runner.nextPaint();
  await start(owner, 'second');
  const balance = await owner.balance();

  const refused = await start(owner, 'third');
  expect(refused).toMatchObject({
    status: 429,
    body: { error: { code: 'RATE_LIMIT_EXCEEDED', details: { limit: 2 } } },
  });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(2);
  expect(await owner.balance()).toBe(balance);
  expect((await start(owner, 'first')).jobId).toBe(first.jobId);

  await paint.finish();
  await owner.settled(first.jobId);
  expect((await start(owner, 'third')).status).toBe(200);
});

it('refuses a job too many of all users', async () => {
  server.runner.hold();
  await Promise.all([start(owner, 'a'), start(owner, 'b'), start(admin, 'c')]);
  expect(await start(admin, 'd')).toMatchObject({ status: 429, body: { error: { details: { limit: 3 } } } });
});

it('says how many are before a job, and how long it may take once enough such jobs have been made', async () => {
  for (let made = 0; made < 5; made += 1) await owner.settled(await owner.startAvatar(DEMO_IDS.ann));
  server.runner.hold();
  await start(owner, 'running');
  await server.runner.nextPaint();
  const { jobId: waiting } = await start(admin, 'waiting');
  await vi.waitFor(
    async () =>
      expect(await admin.snapshot(waiting)).toMatchObject({
        state: 'queued',
        queuePosition: 1,
        estimate: { minSeconds: 0 },
      }),
    { timeout: 10_000, interval: 100 },
  );
});
