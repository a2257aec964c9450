import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_IDS } from '../db/demo-data.ts';
import {
  dataOf,
  StartReply,
  startTestServer,
  type TestServer,
  type TestUser,
} from '../testing/test-server.ts';

let server: TestServer;
let owner: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  owner = await server.as('owner');
  server.runner.hold();
});
afterAll(() => server.close());

function start(user: TestUser, key: string, more: Record<string, unknown> = {}) {
  return user.post(
    '/image-generation/avatar',
    { characterId: DEMO_IDS.ann, prompt: 'red hair', ...more },
    { 'Idempotency-Key': key },
  );
}

const samplePicture = () =>
  sharp({ create: { width: 20, height: 20, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();

describe('an idempotency key', () => {
  it('gives one job and one charge for each intent, however often it is sent at once', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 8 }),
        async (presses) => {
          round += 1;
          const before = await owner.balance();
          const replies = await Promise.all(
            presses.map((key) => start(owner, `round-${String(round)}-${String(key)}`)),
          );
          expect(replies.map(({ status }) => status)).toEqual(presses.map(() => 200));
          const jobOfKey = new Map(presses.map((key, index) => [key, replies[index]?.body]));
          expect(replies.map(({ body }) => body)).toEqual(presses.map((key) => jobOfKey.get(key)));
          expect(new Set(jobOfKey.values()).size).toBe(jobOfKey.size);
          expect(await owner.balance()).toBe(before - 10 * jobOfKey.size);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('answers with the same job after it has ended', async () => {
    const first = await start(owner, 'ended');
    const { jobId } = StartReply.parse(first.body);
    await owner.post(`/image-generation/jobs/${jobId}/cancel`);
    const before = await owner.balance();
    expect((await start(owner, 'ended')).body).toEqual(first.body);
    expect(await owner.balance()).toBe(before);
  });

  it('answers with the same job also after its sample was deleted', async () => {
    const form = new FormData();
    form.append('type', 'SAMPLE');
    form.append('image', new Blob([new Uint8Array(await samplePicture())]), 'sample.png');
    const sample = dataOf(await owner.send('POST', `/characters/${DEMO_IDS.ann}/images`, { body: form }));
    const more = { referenceImageUrl: sample.url };
    const first = await start(owner, 'with-a-sample', more);
    const images = `/image-generation/characters/${DEMO_IDS.ann}/images`;
    expect((await owner.send('DELETE', `${images}/${String(sample.id)}`)).status).toBe(200);
    expect(await start(owner, 'with-a-sample', more)).toMatchObject({ status: 200, body: first.body });
    expect(await start(owner, 'another', more)).toMatchObject({
      status: 400,
      body: { error: { field: 'referenceImageUrl' } },
    });
  });

  it('refuses another request under the same key', async () => {
    await start(owner, 'reused', { prompt: 'one' });
    const reply = await start(owner, 'reused', { prompt: 'two' });
    expect(reply.status).toBe(409);
    expect(reply.body).toMatchObject({ error: { code: 'ALREADY_EXISTS', field: 'Idempotency-Key' } });
  });

  it('belongs to its user alone', async () => {
    const admin = await server.as('admin');
    const mine = await start(owner, 'shared');
    const theirs = await start(admin, 'shared', { characterId: DEMO_IDS.official });
    expect(theirs.status).toBe(200);
    expect(theirs.body).not.toEqual(mine.body);
  });

  it.each([
    ['longer than 200 characters', 'k'.repeat(201)],
    ['with a space', 'a b'],
    ['with a letter beyond ASCII', 'clé'],
  ])('is refused when it is %s', async (_, key) => {
    const reply = await start(owner, key);
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ error: { code: 'INVALID_INPUT', field: 'Idempotency-Key' } });
  });

  it('is not needed: without one every request is another job', async () => {
    expect(await owner.startAvatar(DEMO_IDS.ann)).not.toBe(await owner.startAvatar(DEMO_IDS.ann));
  });
});

describe('the receipt of a job', () => {
  const receipt = (jobId: string) => owner.get(`/image-generation/jobs/${jobId}/receipt`);

  it('has its charge, then its refund, with their dates', async () => {
    const jobId = await owner.startAvatar(DEMO_IDS.ann);
    const { createdAt } = await owner.snapshot(jobId);
    const charge = { type: 'charge', credits: 10, at: createdAt };
    expect(dataOf(await receipt(jobId))).toEqual({ jobId, entries: [charge], total: 10 });
    await owner.post(`/image-generation/jobs/${jobId}/cancel`);
    const { finishedAt } = await owner.settled(jobId);
    const { entries, total } = dataOf(await receipt(jobId));
    expect(total).toBe(0);
    expect(entries).toMatchObject([charge, { type: 'refund', credits: 10 }]);
    expect(finishedAt).not.toBeNull();
  });

  it('does not exist for anybody else', async () => {
    const jobId = await owner.startAvatar(DEMO_IDS.ann);
    const admin = await server.as('admin');
    expect((await admin.get(`/image-generation/jobs/${jobId}/receipt`)).status).toBe(404);
    expect((await receipt('none')).status).toBe(404);
  });
});

describe('credits', () => {
  it('are never overspent by requests sent at once', async () => {
    const balance = await owner.balance();
    const affordable = Math.floor(balance / 10);
    const replies = await Promise.all(
      Array.from({ length: affordable + 3 }, (_, index) => start(owner, `spend-${String(index)}`)),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(affordable);
    const refused = replies.filter(({ status }) => status === 402);
    expect(refused).toHaveLength(3);
    expect(refused[0]?.body).toMatchObject({
      error: {
        code: 'CREDITS_INSUFFICIENT',
        details: { required: 10, available: balance % 10, missing: 10 - (balance % 10) },
      },
    });
    expect(await owner.balance()).toBe(balance % 10);
  });

  it('let an administrator go on without any', async () => {
    const admin = await server.as('admin');
    for (let spent = await admin.balance(); spent >= 0; spent -= 10)
      await admin.startAvatar(DEMO_IDS.official);
    expect((await start(admin, 'broke', { characterId: DEMO_IDS.official })).status).toBe(200);
    expect(await admin.balance()).toBeLessThan(0);
  });
});
