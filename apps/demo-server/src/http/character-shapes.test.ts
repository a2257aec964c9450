import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_IDS } from '../db/demo-data.ts';
import { creationOf } from '../testing/creation-calls.ts';
import { anyText, dataOf, startTestServer, type TestServer, type TestUser } from '../testing/test-server.ts';

let server: TestServer;
let owner: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  owner = await server.as('owner');
});
afterAll(() => server.close());

const put = (id: string, body: unknown, method = 'PUT') =>
  owner.send(method, `/characters/${id}`, {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('a character that is typed', () => {
  it('has no pictures unless they are wanted, as in CharHub', async () => {
    const before = await owner.balance();
    const reply = await owner.post('/characters', {
      firstName: ' Bo ',
      visibility: 'PUBLIC',
      avatar: '/x.webp',
    });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      success: true,
      data: {
        id: anyText,
        userId: DEMO_IDS.owner,
        firstName: 'Bo',
        lastName: null,
        visibility: 'PUBLIC',
        avatar: null,
      },
      avatarJob: null,
      datasetJob: null,
    });
    expect(await owner.balance()).toBe(before);
  });

  it('has its avatar made from its texts', async () => {
    const texts = { firstName: 'Cy', gender: 'MALE', species: 'Orc', physicalCharacteristics: 'grey beard' };
    const reply = await owner.post('/characters', { ...texts, generateAvatar: true });
    const { data, avatarJob, datasetJob } = creationOf(reply);
    expect(datasetJob).toBeNull();
    const { images } = await owner.settled(avatarJob?.id ?? '');
    expect(server.runner.requests.at(-1)?.values.prompt).toMatch(/orc man, grey beard/);
    expect(dataOf(await owner.get(`/characters/${data.id}`)).avatar).toBe(images[0]?.url);
  });

  it.each([
    ['nothing', {}, 'firstName'],
    ['an empty name', { firstName: ' ' }, 'firstName'],
    ['an unknown style', { firstName: 'X', style: 'CUBIST' }, 'style'],
    ['a fractional age', { firstName: 'X', age: 1.5 }, 'age'],
    ['a NUL', { firstName: 'X\u0000' }, 'firstName'],
    ['half a character', { firstName: 'X', history: '\ud83d' }, 'history'],
    ['an unknown view', { firstName: 'X', viewsToGenerate: ['top'] }, 'viewsToGenerate'],
  ])('is refused with %s, and the field is named', async (_, body, field) => {
    expect(await owner.post('/characters', body)).toMatchObject({ status: 400, body: { error: { field } } });
  });
});

describe('a description', () => {
  it.each([
    ['nothing', {}, 'description'],
    ['only space', { description: '  ' }, 'description'],
    ['more than 2,000 characters', { description: 'x'.repeat(2001) }, 'description'],
    ['a view twice', { description: 'x', viewsToGenerate: ['face', 'face'] }, 'viewsToGenerate'],
  ])('is refused with %s', async (_, body, field) => {
    const reply = await owner.post('/characters/generate-automated', body);
    expect(reply).toMatchObject({ status: 400, body: { error: { field } } });
  });

  it('is answered as CharHub does, with the character beside it', async () => {
    const reply = await owner.post('/characters/generate-automated', {
      description: 'x',
      viewsToGenerate: [],
    });
    expect(reply.body).toMatchObject({ sessionId: anyText, message: anyText, data: { firstName: anyText } });
    await owner.settled(creationOf(reply).avatarJob?.id ?? '');
  });

  it('with a picture that is none is refused before anything is stored', async () => {
    const form = new FormData();
    form.append('image', new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>']), 'a.png');
    const reply = await owner.send('POST', '/characters/generate-automated', { body: form });
    expect(reply).toMatchObject({ status: 415, body: { error: { field: 'image' } } });
  });
});

describe('a stored character', () => {
  it.each(['PUT', 'PATCH'])('is changed by %s in what is given, and answered whole', async (method) => {
    const changes = { firstName: 'Anna', physicalCharacteristics: 'long copper hair', species: null };
    const reply = await put(DEMO_IDS.ann, changes, method);
    expect(reply).toMatchObject({
      status: 200,
      body: {
        success: true,
        data: { ...changes, lastName: 'Amber', age: 27, permissions: { canEdit: true } },
      },
    });
    const { firstName, physicalCharacteristics } = dataOf(await owner.get(`/characters/${DEMO_IDS.ann}`));
    expect({ firstName, physicalCharacteristics }).toEqual({
      firstName: 'Anna',
      physicalCharacteristics: 'long copper hair',
    });
  });

  it('keeps its id and its owner whatever is sent, and stays as it is when nothing is', async () => {
    const before = dataOf(await put(DEMO_IDS.ann, {}));
    const after = dataOf(await put(DEMO_IDS.ann, { id: 'other', userId: DEMO_IDS.stranger }));
    expect({ ...after, updatedAt: null }).toEqual({ ...before, updatedAt: null });
    expect(await put(DEMO_IDS.ann, { visibility: 'SECRET' })).toMatchObject({ status: 400 });
  });
});

describe('the price of a creation', () => {
  it.each([
    ['avatar=true&views=4', 50],
    ['avatar=true&views=0', 10],
    ['avatar=false&views=4', 0],
    ['', 10],
  ])('is told beforehand: %s', async (query, credits) => {
    const stranger = await server.as('stranger');
    expect(dataOf(await stranger.get(`/image-generation/creation-quote?${query}`))).toEqual({
      credits,
      balance: 0,
      missing: credits,
    });
  });

  it.each(['views=5', 'views=x', 'avatar=maybe'])('is not told of %s', async (query) => {
    expect((await owner.get(`/image-generation/creation-quote?${query}`)).status).toBe(400);
  });
});
