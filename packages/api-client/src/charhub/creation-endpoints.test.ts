import { describe, expect, it } from 'vitest';
import { json } from '../../test/api-server.ts';
import { failureOf, useApiServer } from '../../test/client-fixture.ts';
import type { CharacterCreationRequest } from '../contract/index.ts';
import { jobSnapshot } from '../testing/index.ts';

const api = useApiServer();
const avatarJob = jobSnapshot({ id: 'avatar-job', characterId: 'c1' });
const datasetJob = jobSnapshot({ id: 'dataset-job', kind: 'reference-dataset', waitsFor: 'avatar-job' });
const host = {
  ...{ id: 'c1', userId: 'owner', firstName: 'Mira', lastName: 'Vale', age: 24, gender: 'FEMALE' },
  ...{ species: { id: 'elf', name: 'Elf' }, style: 'ANIME', visibility: 'PRIVATE', avatar: '/media/a.webp' },
  ...{ physicalCharacteristics: 'silver hair', personality: null, history: null, tags: [] },
  permissions: { canEdit: true, refusal: null },
};
const reply = { success: true, sessionId: 's', data: host, avatarJob, datasetJob };
const quote = { success: true, data: { credits: 50, balance: 60, missing: 0 } };
const wish: CharacterCreationRequest = {
  mode: 'automated',
  description: 'Mira, an elf',
  picture: null,
  views: ['face', 'front', 'side', 'back'],
};

const serve = () => {
  api.server.on('GET /image-generation/creation-quote?avatar=true&views=4', json(200, quote));
  api.server.on('POST /characters/generate-automated', json(200, reply));
  api.server.on('POST /characters', json(201, reply));
};
const lastBody = () => api.server.received.at(-1)?.body.toString() ?? '';

describe('creating a character', () => {
  it('from a description sends a form under one key, and answers with the character and its jobs', async () => {
    serve();
    const client = api.connect();
    const image = new Blob(['picture']);
    const picture = { file: image, name: 'me.png' };
    const created = await client.createCharacter({ ...wish, picture }, { idempotencyKey: 'k' });
    expect(created.character).toMatchObject({
      ...{ id: 'c1', name: 'Mira Vale', species: 'Elf', age: 24, permissions: { canEdit: true } },
      avatarUrl: `${api.server.url}/media/a.webp`,
    });
    expect(created).toMatchObject({
      avatarJob: { id: 'avatar-job' },
      datasetJob: { waitsFor: 'avatar-job' },
    });
    const sent = api.server.received.at(-1);
    expect(sent?.headers).toMatchObject({ 'idempotency-key': 'k' });
    expect(sent?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(lastBody()).toMatch(/name="description"\s+Mira, an elf/);
    expect(lastBody()).toContain('["face","front","side","back"]');
    expect(lastBody()).toContain('filename="me.png"');
  });

  it('from texts sends them as they are', async () => {
    serve();
    const client = api.connect();
    await client.getCreationQuote({ generateAvatar: true, viewCount: 4 });
    const character = { firstName: 'Mira', species: 'Elf' };
    const request = { mode: 'manual', character, generateAvatar: true, views: [] } as const;
    await client.createCharacter(request, { idempotencyKey: 'k' });
    expect(JSON.parse(lastBody())).toEqual({ ...character, generateAvatar: true, viewsToGenerate: [] });
  });

  it('lets watchers hear of its jobs without asking again', async () => {
    serve();
    const client = api.connect();
    const heard: string[] = [];
    await client.createCharacter(wish, { idempotencyKey: 'k' });
    const observer = {
      onSnapshot: ({ id }: { id: string }) => heard.push(id),
      onConnection: () => undefined,
      onRefused: () => undefined,
    };
    client.watchJob('dataset-job', observer)();
    expect(heard).toEqual(['dataset-job']);
  });

  it('is refused on today’s CharHub before anything is sent', async () => {
    api.server.on('POST /characters/generate-automated', json(200, { sessionId: 's', message: 'started' }));
    const client = api.connect();
    const failure = await failureOf(client.createCharacter(wish, { idempotencyKey: 'k' }));
    expect(failure).toMatchObject({ code: 'unavailable', retryable: false });
    expect(api.server.countOf('POST /characters/generate-automated')).toBe(0);
  });

  it('says what is missing when the credits do not suffice', async () => {
    serve();
    const details = { required: 50, available: 8, missing: 42 };
    const error = { code: 'CREDITS_INSUFFICIENT', message: 'Too few', details };
    api.server.on('POST /characters/generate-automated', json(402, { error }));
    const failure = await failureOf(api.connect().createCharacter(wish, { idempotencyKey: 'k' }));
    expect(failure).toMatchObject({ code: 'insufficient-credits', credits: details, details: [] });
  });
});

describe('a creation that is under way', () => {
  it('is found again, and tried again under its own key', async () => {
    api.server.on('GET /characters/c1/creation', json(200, { ...reply, datasetJob: null }));
    api.server.on('POST /characters/c1/creation/retry', json(200, reply));
    const client = api.connect();
    expect(await client.getCreation('c1')).toMatchObject({ character: { id: 'c1' }, datasetJob: null });
    await client.retryCreation('c1', { idempotencyKey: 'again' });
    expect(api.server.received.at(-1)?.headers).toMatchObject({ 'idempotency-key': 'again' });
  });
});

describe('the texts of a character', () => {
  it('are read and changed', async () => {
    api.server.on('GET /characters/c1', json(200, { data: { userId: 'owner', firstName: 'Bo' } }));
    api.server.on('PUT /characters/c1', json(200, { data: host }));
    const client = api.connect();
    expect(await client.getCharacter('c1')).toMatchObject({ id: 'c1', name: 'Bo', permissions: null });
    expect(await client.updateCharacter('c1', { history: null })).toMatchObject({ name: 'Mira Vale' });
    expect(JSON.parse(lastBody())).toEqual({ history: null });
  });

  it('are not changed by somebody else, who is told who may', async () => {
    const refusal = { requires: 'owner', ownerName: 'Olive Owner', issueUrl: null };
    const error = { code: 'FORBIDDEN', message: 'Not yours', details: refusal };
    api.server.on('PUT /characters/c1', json(403, { error }));
    const failure = await failureOf(api.connect().updateCharacter('c1', {}));
    expect(failure).toMatchObject({ code: 'forbidden', message: 'Not yours', details: [], refusal });
    expect(api.server.countOf('GET /characters/c1')).toBe(0);
  });
});

describe('a receipt', () => {
  it('is the server’s, else what the job itself says', async () => {
    const entries = [{ type: 'charge', credits: 10, at: '2026-01-01T12:00:00.000Z' }];
    const data = { jobId: 'j1', entries, total: 10 };
    api.server.on('GET /image-generation/jobs/j1/receipt', json(200, { success: true, data }));
    api.server.put(jobSnapshot({ id: 'j2', state: 'failed' }));
    api.server.on('GET /image-generation/jobs/j2/receipt', json(404, { error: 'Route not found', path: '' }));
    const client = api.connect();
    expect(await client.getReceipt('j1')).toEqual(data);
    expect(await client.getReceipt('j2')).toMatchObject({
      total: 0,
      entries: [
        { type: 'charge', credits: 25 },
        { type: 'refund', credits: 25 },
      ],
    });
  });
});
