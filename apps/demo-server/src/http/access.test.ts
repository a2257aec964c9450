import type { Express } from 'express';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { OFFICIAL_CHARACTER_ISSUE_URL } from '@charhub/api-client/contract';
import { createTokens } from '../auth/tokens.ts';
import { DEMO_IDS, DEMO_USER_NAMES } from '../db/demo-data.ts';
import { accessRows, type AccessRow, type Guard } from '../testing/access-rows.ts';
import { creationOf } from '../testing/creation-calls.ts';
import { registeredRoutes } from '../testing/registered-routes.ts';
import { dataOf, startTestServer, type TestServer, type TestUser } from '../testing/test-server.ts';
import type * as appModule from './app.ts';
import { apiOperations } from './openapi/operations.ts';

const made = vi.hoisted((): { app: Express | null } => ({ app: null }));
vi.mock('./app.ts', async (importOriginal) => {
  const original = await importOriginal<typeof appModule>();
  const createApp: typeof original.createApp = (deps) => (made.app = original.createApp(deps));
  return { ...original, createApp };
});

const secret = 'a secret for this test only';
const unknown = '99999999-9999-4999-8999-999999999999';
const { ann, official } = DEMO_IDS;
const callers = [...DEMO_USER_NAMES, 'nobody'] as const;
type CallerName = (typeof callers)[number];

let server: TestServer;
let shown: string;
let jobId: string;
const users = new Map<CallerName, TestUser>();
beforeAll(async () => {
  server = await startTestServer({ JWT_SECRET: secret });
  users.set('nobody', server.withToken(null));
  for (const name of DEMO_USER_NAMES) users.set(name, await server.as(name));
  const created = await as('owner').post('/characters', { firstName: 'Shown', visibility: 'PUBLIC' });
  shown = creationOf(created).data.id;
  jobId = await as('owner').startAvatar(ann);
  await as('owner').settled(jobId);
});
afterAll(() => server.close());

function as(name: CallerName): TestUser {
  const user = users.get(name);
  if (user === undefined) throw new Error(`no user ${name}`);
  return user;
}

const Listed = z.object({ data: z.array(z.object({ id: z.string() })) });
const Status = z.object({ data: z.object({ comfyui: z.object({ url: z.string() }) }) });

/** What an answer says of the permission; a request that is let in may still be refused for what it asks. */
type Verdict = 'let in' | 'sign in' | 'forbidden' | 'hidden';

async function ask(caller: CallerName, route: string, row: AccessRow, id: string): Promise<Verdict> {
  const [method = '', path = ''] = route.split(' ');
  const { token } = as(caller);
  const body = row.body?.(id);
  const form = row.form?.(id);
  const giveUp = new AbortController();
  const filled = path.replace(':id', id).replace(':imageId', unknown).replace(':jobId', id);
  const reply = await fetch(server.url + filled, {
    method,
    signal: giveUp.signal,
    headers: {
      ...(token !== null && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    body: form ?? (body === undefined ? null : JSON.stringify(body)),
  });
  // An event stream never ends by itself.
  const text = reply.status < 400 ? '' : await reply.text();
  giveUp.abort();
  if (reply.status === 401) return 'sign in';
  if (reply.status === 403) return 'forbidden';
  const isHidden = text.includes('Character not found') || text.includes('Job not found');
  return reply.status === 404 && isHidden ? 'hidden' : 'let in';
}

const onlySignedIn = (verdict: Verdict): Record<CallerName, Verdict> => ({
  owner: verdict,
  stranger: verdict,
  admin: verdict,
  nobody: 'sign in',
});
const hidden = onlySignedIn('hidden');

/** Whom a guard lets in: for each thing that may be asked for, what each caller is told. */
function verdicts(guard: Guard): readonly (readonly [string, Record<CallerName, Verdict>])[] {
  const all = onlySignedIn('let in');
  const seen = { ...all, nobody: guard === 'optional viewer' ? 'let in' : 'sign in' } as const;
  const unseen = { ...hidden, nobody: guard === 'optional viewer' ? 'hidden' : 'sign in' } as const;
  const forbidden = onlySignedIn('forbidden');
  switch (guard) {
    case 'anybody':
    case 'anybody, by token':
      return [['', { ...all, nobody: 'let in' }]];
    case 'user':
      return [['', all]];
    case 'administrator':
      return [['', { ...forbidden, admin: 'let in' }]];
    case 'viewer':
    case 'optional viewer':
      return [
        [ann, { ...unseen, owner: 'let in' }],
        [shown, seen],
        [official, seen],
        [unknown, unseen],
      ];
    case 'editor':
      return [
        [ann, { ...hidden, owner: 'let in' }],
        [shown, { ...forbidden, owner: 'let in' }],
        [official, { ...forbidden, admin: 'let in' }],
        [unknown, hidden],
      ];
    case 'job owner':
      return [
        [jobId, { ...hidden, owner: 'let in' }],
        [unknown, hidden],
      ];
  }
}

describe('who may do what', () => {
  it('is said of every route there is, and of no other', () => {
    if (made.app === null) throw new Error('the server made no app');
    expect(registeredRoutes(made.app).sort()).toEqual(Object.keys(accessRows).sort());
  });

  it('is documented as it is, of every route there is and of no other', () => {
    const byToken: readonly Guard[] = ['optional viewer', 'anybody, by token'];
    const accessOf = (guard: Guard) =>
      guard === 'anybody' ? guard : byToken.includes(guard) ? 'optional' : 'signed in';
    const said = Object.entries(accessRows).map(([route, { guard }]) => [route, accessOf(guard)]);
    const documented = Object.entries(apiOperations).map(([route, { access }]) => [route, access]);
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(said));
  });

  it.each(Object.entries(accessRows))('%s', async (route, row) => {
    for (const [id, expected] of verdicts(row.guard)) {
      const asked = callers.filter((caller) => row.isDrastic !== true || expected[caller] !== 'let in');
      const answered = await Promise.all(
        asked.map(async (caller) => [caller, await ask(caller, route, row, id)]),
      );
      expect({ id, ...Object.fromEntries(answered) }).toEqual({
        id,
        ...Object.fromEntries(asked.map((caller) => [caller, expected[caller]])),
      });
    }
  });

  it('does not put other people’s jobs on a list, not even on an administrator’s', async () => {
    for (const name of ['stranger', 'admin'] as const)
      expect((await as(name).get('/image-generation/jobs')).body).toEqual({ success: true, data: [] });
  });

  it('names private characters that people have made to their owner only', async () => {
    const made = await as('owner').post('/characters', { firstName: 'Secret', visibility: 'PRIVATE' });
    const listed = async (caller: CallerName) =>
      Listed.parse((await as(caller).get('/demo/characters')).body).data.map(({ id }) => id);
    expect(await listed('owner')).toEqual(
      expect.arrayContaining([ann, official, shown, creationOf(made).data.id]),
    );
    for (const caller of ['stranger', 'admin', 'nobody'] as const)
      expect((await listed(caller)).sort()).toEqual([ann, official, shown].sort());
  });

  it('tells administrators only where ComfyUI is', async () => {
    const { data } = Status.parse((await as('admin').get('/demo/status')).body);
    expect(data.comfyui.url).toBe('http://comfy.test');
    for (const caller of ['owner', 'stranger', 'nobody'] as const) {
      const { body } = await as(caller).get('/demo/status');
      expect(body).toMatchObject({ data: { comfyui: { url: null, reachable: true } } });
      expect(JSON.stringify(body)).not.toContain('comfy.test');
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
});

describe('a request without a valid token', () => {
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
