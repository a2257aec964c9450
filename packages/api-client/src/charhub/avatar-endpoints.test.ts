import { describe, expect, it } from 'vitest';
import { json } from '../../test/api-server.ts';
import { failureOf, useApiServer } from '../../test/client-fixture.ts';

const api = useApiServer();
const file = new Blob([new Uint8Array(1000).fill(7)], { type: 'image/webp' });
const uploaded = json(200, { success: true, data: { url: '/media/a.webp', key: 'k', characterId: 'c1' } });
const images = '/image-generation/characters/c1/images';

describe('uploading an avatar', () => {
  const route = 'POST /characters/avatar';

  it.each([
    ['a character', { characterId: 'c1' }],
    ['a draft', { draftId: 'd1' }],
  ])('of %s sends it under the names the host knows', async (_, owner) => {
    api.server.on(route, uploaded);
    const client = api.connect();
    const answer = await client.uploadAvatar({ owner, file, name: 'me.webp' });
    expect(answer).toEqual({ url: `${api.server.url}/media/a.webp` });
    const [request] = api.server.received;
    const headers = { 'Content-Type': request?.headers['content-type'] ?? '' };
    const form = await new Response(new Uint8Array(request?.body ?? []), { headers }).formData();
    expect(Object.fromEntries([...form].filter(([name]) => name !== 'avatar'))).toEqual(owner);
    expect(form.get('avatar')).toMatchObject({ name: 'me.webp', size: 1000, type: 'image/webp' });
  });

  it('tells how far it is and stops when it is aborted', async () => {
    const fractions: number[] = [];
    const abort = new AbortController();
    api.server.on(route, () => abort.abort());
    const upload = api
      .connect()
      .uploadAvatar(
        { owner: { characterId: 'c1' }, file, name: 'me.webp' },
        { signal: abort.signal, onProgress: (fraction) => fractions.push(fraction) },
      );
    expect(await failureOf(upload)).toMatchObject({ code: 'aborted' });
    expect(fractions.at(-1)).toBe(1);
  });

  it.each([
    [
      413,
      { success: false, message: 'File too large', error: 'FILE_TOO_LARGE', maxSize: '10MB' },
      'validation',
    ],
    [415, { error: { code: 'INVALID_INPUT', message: 'No image', field: 'avatar' } }, 'validation'],
    [400, { error: { code: 'INVALID_INPUT', message: 'No owner', field: 'characterId' } }, 'validation'],
    [
      503,
      { error: { code: 'R2_STORAGE_ERROR', message: 'Storage', details: { missing: ['R2_BUCKET'] } } },
      'unavailable',
    ],
  ])('that is refused with %i keeps the status', async (status, body, code) => {
    api.server.on(route, json(status, body));
    const upload = api.connect().uploadAvatar({ owner: { draftId: 'd1' }, file, name: 'me.webp' });
    expect(await failureOf(upload)).toMatchObject({ code, status });
  });

  it('says of an official character who may change it', async () => {
    const refused = { error: { code: 'FORBIDDEN', message: 'No' } };
    api.server.on(route, json(403, refused));
    const official = { userId: '00000000-0000-0000-0000-000000000001', name: 'Nova' };
    api.server.on('GET /characters/c1', json(200, { success: true, data: official }));
    const upload = api.connect().uploadAvatar({ owner: { characterId: 'c1' }, file, name: 'me.webp' });
    expect((await failureOf(upload)).message).toContain('administrators');
  });
});

describe('fetching a picture from the web', () => {
  const route = 'GET /media/proxy?url=https:%2F%2Fpictures.example%2Fa.png%3Fb%3D1%262';
  const fetchIt = () => api.connect().fetchPicture('https://pictures.example/a.png?b=1&2');

  it('answers with its bytes and type', async () => {
    api.server.on(route, (_request, response) =>
      response.writeHead(200, { 'Content-Type': 'image/png' }).end(Buffer.from([1, 2, 255])),
    );
    const picture = await fetchIt();
    expect(picture.type).toBe('image/png');
    expect([...new Uint8Array(await picture.arrayBuffer())]).toEqual([1, 2, 255]);
  });

  it('reads what an error says, although it asked for bytes', async () => {
    const message = 'This address may not be used';
    api.server.on(route, json(400, { error: { code: 'INVALID_INPUT', message, field: 'url' } }));
    expect(await failureOf(fetchIt())).toMatchObject({ code: 'validation', message, field: 'url' });
  });
});

describe('removing an avatar', () => {
  const image = { characterId: 'c1', imageId: 'i1' };

  it('keeps the picture where the back end can', async () => {
    api.server.on(`PATCH ${images}/i1/deactivate`, json(200, { success: true }));
    await api.connect().removeAvatar(image);
    expect(api.server.countOf(`DELETE ${images}/i1`)).toBe(0);
  });

  it('deletes it where the back end has no other way', async () => {
    api.server.on(`DELETE ${images}/i1`, json(200, { success: true }));
    await api.connect().removeAvatar(image);
    expect(api.server.countOf(`DELETE ${images}/i1`)).toBe(1);
  });

  it('deletes nothing when it is only refused', async () => {
    const missing = { error: { code: 'IMAGE_NOT_FOUND', message: 'Image not found' } };
    api.server.on(`PATCH ${images}/i1/deactivate`, json(404, missing));
    expect(await failureOf(api.connect().removeAvatar(image))).toMatchObject({ code: 'not-found' });
    expect(api.server.countOf(`DELETE ${images}/i1`)).toBe(0);
  });
});
