import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { OFFICIAL_CHARACTER_ISSUE_URL } from '@charhub/api-client/contract';
import { createTokens } from '../auth/tokens.ts';
import { DEMO_IDS, type DemoUserName } from '../db/demo-data.ts';
import { dataOf, startTestServer, type TestServer, type TestUser } from '../testing/test-server.ts';

const secret = 'a secret for this test only';
const { ann, official } = DEMO_IDS;
let server: TestServer;
const users = new Map<DemoUserName, TestUser>();
beforeAll(async () => {
  server = await startTestServer({ JWT_SECRET: secret });
  for (const name of ['owner', 'stranger', 'admin'] as const) users.set(name, await server.as(name));
});
afterAll(() => server.close());
beforeEach(() => server.runner.flow());

function as(name: DemoUserName): TestUser {
  const user = users.get(name);
  if (user === undefined) throw new Error(`no user ${name}`);
  return user;
}

const unknown = '99999999-9999-4999-8999-999999999999';
const start = (characterId: string) => ['POST', '/image-generation/avatar', { characterId }] as const;
/** Refused for its sample, but only after it was decided who may start it. */
const startViews = (characterId: string) =>
  [
    'POST',
    '/image-generation/character-dataset',
    { characterId, referenceImages: [{ url: '/media/none.webp' }] },
  ] as const;
const references = (characterId: string) =>
  ['GET', `/image-generation/characters/${characterId}/reference-dataset`] as const;
const gallery = (characterId: string) =>
  ['GET', `/image-generation/characters/${characterId}/images`] as const;
const detail = (characterId: string) => ['GET', `/characters/${characterId}`] as const;
const activate = (characterId: string) =>
  ['PATCH', `/image-generation/characters/${characterId}/images/${unknown}/activate`] as const;
const imageDetails = (characterId: string) =>
  ['GET', `/image-generation/characters/${characterId}/images/${unknown}`] as const;
const remove = (characterId: string) =>
  ['DELETE', `/image-generation/characters/${characterId}/images/${unknown}`] as const;
const upload = (characterId: string) => ['POST', `/characters/${characterId}/images`] as const;

describe('who may do what', () => {
  it.each([
    ['start', start, { ann: [200, 404, 404], official: [403, 403, 200] }],
    ['start unsound views of', startViews, { ann: [400, 404, 404], official: [403, 403, 400] }],
    ['list the views of', references, { ann: [200, 404, 404], official: [200, 200, 200] }],
    ['list images of', gallery, { ann: [200, 404, 404], official: [200, 200, 200] }],
    ['see', detail, { ann: [200, 404, 404], official: [200, 200, 200] }],
    ['activate an unknown image of', activate, { ann: [404, 404, 404], official: [403, 403, 404] }],
    [
      'learn how an unknown image was made of',
      imageDetails,
      { ann: [404, 404, 404], official: [403, 403, 404] },
    ],
    ['delete an unknown image of', remove, { ann: [404, 404, 404], official: [403, 403, 404] }],
    ['upload nothing to', upload, { ann: [400, 404, 404], official: [403, 403, 400] }],
  ] as const)('owner, stranger and admin %s a character', async (_, request, expected) => {
    for (const [characterId, statuses] of [
      [ann, expected.ann],
      [official, expected.official],
    ] as const) {
      const [method, path, body] = request(characterId);
      const answered: number[] = [];
      for (const name of ['owner', 'stranger', 'admin'] as const) {
        const init = body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
        answered.push((await as(name).send(method, path, init)).status);
      }
      expect(answered).toEqual(statuses);
    }
  });

  it('tells a stranger of a private character as little as of one that does not exist', async () => {
    const private_ = await as('stranger').get(`/characters/${ann}`);
    expect(private_.body).toEqual((await as('stranger').get(`/characters/${unknown}`)).body);
  });

  it('says who may, where something is forbidden', async () => {
    const details = { requires: 'administrator', ownerName: null, issueUrl: OFFICIAL_CHARACTER_ISSUE_URL };
    expect((await as('owner').post('/image-generation/avatar', { characterId: official })).body).toEqual({
      error: {
        code: 'FORBIDDEN',
        message: 'You can only generate images for your own characters',
        details,
      },
    });
    const permissionsFor = async (user: TestUser) =>
      dataOf(await user.get(`/characters/${official}`)).permissions;
    expect(await permissionsFor(as('owner'))).toEqual({ canEdit: false, refusal: details });
    expect(await permissionsFor(server.withToken(null))).toEqual({ canEdit: false, refusal: details });
    expect(await permissionsFor(as('admin'))).toEqual({ canEdit: true, refusal: null });
  });

  it.each([
    ['start', start],
    ['start views', startViews],
    ['views', references],
    ['gallery', gallery],
    ['detail', detail],
    ['activate', activate],
    ['image details', imageDetails],
    ['delete', remove],
    ['upload', upload],
  ])('nobody finds an unknown character: %s', async (_, request) => {
    const [method, path, body] = request(unknown);
    const init = body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    const reply = await as('owner').send(method, path, init);
    expect(reply.status).toBe(404);
    expect(reply.body).toMatchObject({ error: { code: 'CHARACTER_NOT_FOUND' } });
  });

  it('other people’s jobs do not exist, not even for administrators', async () => {
    const jobId = await as('owner').startAvatar(ann);
    for (const name of ['stranger', 'admin'] as const) {
      const replies = [
        await as(name).get(`/image-generation/jobs/${jobId}`),
        await as(name).get(`/image-generation/status/${jobId}`),
        await as(name).post(`/image-generation/jobs/${jobId}/cancel`),
      ];
      for (const { status, body } of replies) {
        expect(status).toBe(404);
        expect(body).toEqual({ error: { code: 'NOT_FOUND', message: 'Job not found' } });
      }
      expect((await as(name).get('/image-generation/jobs')).body).not.toMatchObject({
        data: [{ id: jobId }],
      });
    }
    await vi.waitFor(async () => expect((await as('owner').snapshot(jobId)).state).toBe('completed'), 5000);
  });
});

describe('a request without a valid token', () => {
  const guarded = [
    ['POST', '/image-generation/avatar'],
    ['POST', '/image-generation/character-dataset'],
    references(ann),
    ['GET', '/image-generation/status/1'],
    ['GET', '/image-generation/jobs'],
    ['GET', '/image-generation/jobs/1'],
    ['POST', '/image-generation/jobs/1/cancel'],
    ['GET', '/image-generation/events'],
    ...[gallery(ann), activate(ann), remove(ann), upload(ann)],
    ['GET', '/credits/balance'],
    ['GET', '/credits/service-costs'],
    ['POST', '/credits/check-balance'],
    ['POST', '/credits/estimate-cost'],
  ] as const;

  it.each(guarded)('%s %s is refused', async (method, path) => {
    const reply = await server.withToken(null).send(method, path);
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual({ error: 'Authorization header missing or malformed' });
  });

  it.each([
    ['Basic abc', 'Authorization header missing or malformed'],
    ['Bearer ', 'Missing access token'],
    ['Bearer', 'Missing access token'],
    ['Bearer not.a.token', 'Invalid or expired token'],
  ])('%j is told %j', async (header, text) => {
    const reply = await server
      .withToken(null)
      .send('GET', '/credits/balance', { headers: { Authorization: header } });
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual({ error: text });
  });

  it('is told when the token has expired, was signed by somebody else, or belongs to nobody', async () => {
    const tokens = createTokens(secret);
    const refusals = [
      [await tokens.issue(DEMO_IDS.owner, -1), 'Invalid or expired token'],
      [await createTokens('another secret altogether').issue(DEMO_IDS.owner), 'Invalid or expired token'],
      [await tokens.issue(unknown), 'User not found'],
    ] as const;
    for (const [token, text] of refusals) {
      expect((await server.withToken(token).get('/credits/balance')).body).toEqual({ error: text });
    }
  });

  it('may see public characters, but not with a wrong token', async () => {
    expect((await server.withToken(null).get(`/characters/${official}`)).status).toBe(200);
    expect((await server.withToken(null).get(`/characters/${ann}`)).status).toBe(404);
    expect((await server.withToken('garbled').get(`/characters/${official}`)).status).toBe(401);
  });
});
