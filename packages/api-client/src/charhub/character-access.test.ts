import { describe, expect, it } from 'vitest';
import { OFFICIAL_CHARACTER_ISSUE_URL, OFFICIAL_USER_ID } from '../contract/index.ts';
import { json } from '../../test/api-server.ts';
import { useApiServer } from '../../test/client-fixture.ts';
import { generationRequest } from '../testing/index.ts';

const api = useApiServer();
const aria = { id: 'c1', userId: 'owner', name: 'Aria', avatar: '/a.webp', tags: [] };
const official = { ...aria, userId: OFFICIAL_USER_ID };
const serve = (character: unknown) => {
  api.server.on('GET /characters/c1', json(200, { success: true, data: character }));
};

describe('access', () => {
  it.each([
    ['the owner', 'owner', 'BASIC', aria, true],
    ['a stranger', 'stranger', 'BASIC', aria, false],
    ['an administrator, another user’s', 'admin', 'ADMIN', aria, false],
    ['an administrator, an official', 'admin', 'ADMIN', official, true],
    ['a user, an official', 'owner', 'PREMIUM', official, false],
  ])('of %s character', async (_title, id, role, character, canEdit) => {
    serve(character);
    const access = await api.connect({ user: { id, role } }).getAccess('c1');
    expect(access).toMatchObject({
      characterId: 'c1',
      name: 'Aria',
      canEdit,
      isOfficial: character === official,
    });
    expect(access.avatarUrl).toBe(`${api.server.url}/a.webp`);
  });

  it('is what the server says, when it says it', async () => {
    const refusal = { requires: 'owner', ownerName: 'Olive', issueUrl: null };
    serve({ ...aria, permissions: { canEdit: false, refusal } });
    expect(await api.connect().getAccess('c1')).toMatchObject({ canEdit: false, refusal });
  });

  it('is refused with the reason, also when the server gives none', async () => {
    const client = api.connect({ user: { id: 'stranger', role: 'BASIC' } });
    serve(aria);
    expect((await client.getAccess('c1')).refusal).toMatchObject({ requires: 'owner' });
    serve(official);
    expect((await client.getAccess('c1')).refusal).toEqual({
      ...{ requires: 'administrator', ownerName: null },
      issueUrl: OFFICIAL_CHARACTER_ISSUE_URL,
    });
  });

  it('asks who the user is each time', async () => {
    serve({ ...aria, name: undefined, firstName: 'Aria', lastName: null, avatar: null });
    let id = 'stranger';
    const client = api.connect({ user: () => ({ id, role: 'BASIC' }) });
    expect(await client.getAccess('c1')).toMatchObject({ canEdit: false, name: 'Aria', avatarUrl: null });
    id = 'owner';
    expect(await client.getAccess('c1')).toMatchObject({ canEdit: true });
  });

  it('is left to the server when nobody says who the user is', async () => {
    serve(official);
    expect(await api.connect().getAccess('c1')).toMatchObject({ canEdit: true, isOfficial: true });
  });
});

describe('a refusal', () => {
  const refuse = () => {
    const error = { code: 'FORBIDDEN', message: 'You can only generate images for your own characters' };
    api.server.on('POST /image-generation/avatar', json(403, { error }));
  };
  const submit = () =>
    api.connect().submitJob(generationRequest({ characterId: 'c1' }), { idempotencyKey: 'k' });

  it('of an official character says that only administrators may change it, and where to read on', async () => {
    refuse();
    serve(official);
    await expect(submit()).rejects.toMatchObject({
      code: 'forbidden',
      status: 403,
      message: 'This is an official CharHub character: only administrators may change it',
      details: [OFFICIAL_CHARACTER_ISSUE_URL],
    });
  });

  it('of another character keeps the server’s words, also when the character cannot be asked for', async () => {
    refuse();
    const words = { message: 'You can only generate images for your own characters', details: [] };
    await expect(submit()).rejects.toMatchObject(words);
    serve(aria);
    await expect(submit()).rejects.toMatchObject(words);
  });
});
