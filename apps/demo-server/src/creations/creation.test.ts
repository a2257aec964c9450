import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_IDS } from '../db/demo-data.ts';
import { creationOf, describe as describeCharacter, jobsOf, standing } from '../testing/creation-calls.ts';
import { dataOf, startTestServer, type TestServer, type TestUser } from '../testing/test-server.ts';

const mira = { description: 'Mira Vale, a 24-year-old elf with silver hair' };
let server: TestServer;
let owner: TestUser;
let picture: Buffer;
beforeAll(async () => {
  server = await startTestServer();
  owner = await server.as('owner');
  picture = await sharp({ create: { width: 60, height: 60, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
});
afterAll(() => server.close());
afterEach(() => server.runner.flow());

const charactersNow = async (): Promise<number> => {
  const { body } = await owner.get('/demo/characters');
  return JSON.stringify(body).split('"userId"').length - 1;
};

describe('a character that is created from a description', () => {
  it('is there first, then its avatar, then its views, also behind other work', async () => {
    server.runner.hold();
    const other = await owner.startAvatar(DEMO_IDS.ann);
    const busy = await server.runner.nextPaint();
    const before = await owner.balance();
    const quote = dataOf(await owner.get('/image-generation/creation-quote?avatar=true&views=2'));
    const views = ['face', 'back'];
    const created = creationOf(await describeCharacter(owner, { ...mira, viewsToGenerate: views }));
    const { id } = created.data;
    expect(created.data).toMatchObject({ name: 'Mira Vale', avatar: null });
    expect(dataOf(await owner.get(`/characters/${id}`))).toMatchObject({
      id,
      firstName: 'Mira',
      lastName: 'Vale',
      age: 24,
      species: { name: 'Elf' },
      physicalCharacteristics: mira.description,
      visibility: 'PRIVATE',
    });
    const { avatar, views: dataset } = jobsOf(created);
    expect(created.avatarJob).toMatchObject({ kind: 'avatar', state: 'queued', characterId: id });
    expect(created.datasetJob).toMatchObject({ kind: 'reference-dataset', waitsFor: avatar });
    expect(quote).toEqual({ credits: 30, balance: before, missing: 0 });
    expect(await owner.balance()).toBe(before - 30);

    const { body: listed } = await owner.get('/image-generation/jobs');
    for (const job of [avatar, dataset]) expect(JSON.stringify(listed)).toContain(`"id":"${job}"`);

    await busy.finish();
    const portrait = await server.runner.nextPaint();
    expect(portrait.request).toMatchObject({ workflow: 'avatar', values: { prompt: mira.description } });
    expect((await owner.snapshot(dataset)).state).toBe('queued');
    await portrait.finish();

    const face = await server.runner.nextPaint();
    const made = await owner.snapshot(avatar);
    expect(made.state).toBe('completed');
    const now = await standing(owner, id);
    expect(now.data.avatar).toBe(made.images[0]?.url);
    expect(now.datasetJob).toMatchObject({ state: 'running', waitsFor: null });
    expect(face.request.workflow).toBe('reference-face');
    const stored = await fetch(server.url + (now.data.avatar ?? ''));
    expect(face.request.references[0]?.bytes).toEqual(Buffer.from(await stored.arrayBuffer()));
    server.runner.flow();
    await face.finish();
    expect((await owner.settled(dataset)).images.map(({ content }) => content)).toEqual(views);
    expect((await owner.settled(other)).state).toBe('completed');
    expect(await owner.balance()).toBe(before - 30);
  });

  it('is drawn after the picture that was given, which is kept as a sample', async () => {
    const form = new FormData();
    form.append('viewsToGenerate', '[]');
    form.append('image', new Blob([Buffer.from(picture)]), 'me.png');
    const reply = await owner.send('POST', '/characters/generate-automated', { body: form });
    const { data, avatarJob, datasetJob } = creationOf(reply);
    expect(datasetJob).toBeNull();
    const ended = await owner.settled(avatarJob?.id ?? '');
    expect(ended).toMatchObject({ state: 'completed' });
    const [sample] = ended.request.sampleImageUrls;
    expect(sample).toMatch(/\/sample\/.*me\.webp$/);
    expect(server.runner.requests.at(-1)?.references).toHaveLength(1);
    const images = await owner.get(`/image-generation/characters/${data.id}/images`);
    expect(images.body).toMatchObject({ data: { SAMPLE: [{ url: sample }], AVATAR: [{ isActive: true }] } });
  });

  it('is one, with one charge, however often the same key is sent at once', async () => {
    const before = { balance: await owner.balance(), characters: await charactersNow() };
    const send = () => {
      const form = new FormData();
      form.append('description', 'Twin');
      form.append('viewsToGenerate', '["front"]');
      form.append('image', new Blob([Buffer.from(picture)]), 'twin.png');
      const headers = { 'Idempotency-Key': 'twins' };
      return owner.send('POST', '/characters/generate-automated', { body: form, headers });
    };
    const replies = (await Promise.all([send(), send(), send()])).map(creationOf);
    replies.push(creationOf(await send()));
    expect(new Set(replies.map(({ data }) => data.id)).size).toBe(1);
    expect(new Set(replies.map((reply) => JSON.stringify(jobsOf(reply)))).size).toBe(1);
    expect(await owner.balance()).toBe(before.balance - 20);
    expect(await charactersNow()).toBe(before.characters + 1);
    const files = await readdir(join(server.dataDir, 'media'), { recursive: true });
    expect(files.filter((file) => file.endsWith('twin.webp'))).toHaveLength(1);
    expect((await describeCharacter(owner, { description: 'another' }, 'twins')).status).toBe(409);
    for (const { avatarJob, datasetJob } of replies)
      for (const job of [avatarJob, datasetJob]) await owner.settled(job?.id ?? '');
  });
});

describe('an avatar that cannot be made', () => {
  it('leaves the character, says why, costs nothing and can be tried again, with the views after it', async () => {
    server.runner.hold();
    const before = await owner.balance();
    const created = creationOf(await describeCharacter(owner, { ...mira, viewsToGenerate: ['side'] }));
    const { id } = created.data;
    (await server.runner.nextPaint()).fail('execution');
    const failed = await owner.settled(jobsOf(created).avatar);
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'execution' } });
    const views = await owner.settled(jobsOf(created).views);
    expect(views).toMatchObject({
      state: 'failed',
      error: { code: 'avatar-required', retryable: true },
      stages: [{ state: 'failed' }],
    });
    expect(await owner.balance()).toBe(before);
    expect((await standing(owner, id)).data).toMatchObject({ id, name: 'Mira Vale', avatar: null });

    const retry = (key: string) =>
      owner.post(`/characters/${id}/creation/retry`, {}, { 'Idempotency-Key': key });
    const again = creationOf(await retry('again'));
    expect(jobsOf(creationOf(await retry('again')))).toEqual(jobsOf(again));
    expect(await retry('impatient')).toMatchObject({
      status: 409,
      body: { error: { code: 'INVALID_STATE' } },
    });
    expect(await owner.balance()).toBe(before - 20);
    server.runner.flow();
    await (await server.runner.nextPaint()).finish();
    expect((await owner.settled(jobsOf(again).views)).state).toBe('completed');
    expect((await standing(owner, id)).data.avatar).toMatch(/avatar_\d+\.webp$/);

    // Nothing is missing any more, so nothing is made.
    const whole = creationOf(await retry('whole'));
    expect(jobsOf(whole)).toEqual(jobsOf(again));
    expect(await owner.balance()).toBe(before - 20);
  });

  it('takes the views with it when it is cancelled, and everything is given back', async () => {
    server.runner.hold();
    const before = await owner.balance();
    const blocking = await owner.startAvatar(DEMO_IDS.ann);
    const busy = await server.runner.nextPaint();
    const { avatar, views } = jobsOf(creationOf(await describeCharacter(owner, mira)));
    await owner.post(`/image-generation/jobs/${avatar}/cancel`);
    expect((await owner.settled(views)).state).toBe('cancelled');
    await busy.finish();
    await owner.settled(blocking);
    expect(await owner.balance()).toBe(before - 10);
  });
});

describe('a wish that cannot be paid', () => {
  it('stores nothing and says what is missing', async () => {
    const stranger = await server.as('stranger');
    const before = await charactersNow();
    const details = { required: 50, available: 0, missing: 50 };
    expect(await describeCharacter(stranger, mira)).toMatchObject({
      status: 402,
      body: { error: { code: 'CREDITS_INSUFFICIENT', details } },
    });
    expect(await charactersNow()).toBe(before);
  });
});
