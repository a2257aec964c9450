import { createServer, type Server } from 'node:http';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { DEMO_IDS } from '../db/demo-data.ts';
import { anyText, dataOf, startTestServer, type TestServer, type TestUser } from '../testing/test-server.ts';
import { listen } from './listen.ts';

let server: TestServer;
let owner: TestUser;
let web: Server;
let site: string;
const picture = sharp({ create: { width: 900, height: 900, channels: 3, background: '#36a' } });

beforeAll(async () => {
  server = await startTestServer({ IMPORT_LOOPBACK: '1' });
  owner = await server.as('owner');
  const png = await picture
    .clone()
    .png()
    .withExif({ IFD0: { Copyright: 'secret place' } })
    .toBuffer();
  web = createServer((req, res) => {
    res.setHeader('Content-Type', 'text/html');
    if (req.url === '/me.png') res.end(png);
    else res.end('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  });
  site = await listen(web, { port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  web.close();
  web.closeAllConnections();
  await server.close();
});

async function upload(fields: Record<string, string>, options: { as?: TestUser; bytes?: Buffer } = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const bytes = options.bytes ?? (await picture.clone().webp().toBuffer());
  form.append('avatar', new Blob([new Uint8Array(bytes)]), 'Me & I.webp');
  return (options.as ?? owner).send('POST', '/characters/avatar', { body: form });
}

const Images = z.object({
  data: z.object({
    AVATAR: z.array(z.object({ id: z.string(), url: z.string(), isActive: z.boolean() })).default([]),
  }),
});
const avatars = async () =>
  Images.parse((await owner.get(`/image-generation/characters/${DEMO_IDS.ann}/images`)).body).data.AVATAR;

describe('an uploaded avatar', () => {
  it('becomes the active one, at CharHub’s size and under CharHub’s name', async () => {
    const first = await upload({ characterId: DEMO_IDS.ann });
    const reply = await upload({ characterId: DEMO_IDS.ann });
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({
      success: true,
      data: { url: anyText, key: anyText, characterId: DEMO_IDS.ann },
    });
    const { url, key } = dataOf(reply);
    expect(key).toMatch(/^characters\/[\w-]+\/avatar\/\d{13}-[0-9a-f-]{36}-Me-I\.webp$/);
    const stored = await sharp(await (await fetch(server.url + String(url))).arrayBuffer()).metadata();
    expect(stored).toMatchObject({ format: 'webp', width: 400, height: 400 });

    const [newest, older] = await avatars();
    expect(newest).toMatchObject({ url, isActive: true });
    expect(older).toMatchObject({ url: dataOf(first).url, isActive: false });
  });

  it('of a draft is stored for nobody yet', async () => {
    const before = await avatars();
    const reply = await upload({ draftId: 'draft-1' });
    expect(dataOf(reply)).toEqual({ url: anyText, key: anyText, characterId: null });
    expect((await fetch(server.url + String(dataOf(reply).url))).status).toBe(200);
    expect(await avatars()).toEqual(before);
  });

  it.each([
    ['nobody', {}, 'characterId'],
    ['a folder', { draftId: '../../etc' }, 'draftId'],
  ])('of %s is refused', async (_, fields, field) => {
    const reply = await upload(fields);
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ error: { field } });
  });

  it('that is no picture is refused, whatever it is called', async () => {
    const reply = await upload({ characterId: DEMO_IDS.ann }, { bytes: Buffer.from('<svg/>') });
    expect(reply.status).toBe(415);
    expect(reply.body).toMatchObject({ error: { code: 'INVALID_INPUT', field: 'avatar' } });
  });

  it('is the owner’s to choose, and an administrator’s for official characters', async () => {
    const admin = await server.as('admin');
    expect((await upload({ characterId: DEMO_IDS.ann }, { as: admin })).status).toBeGreaterThanOrEqual(403);
    expect((await upload({ characterId: DEMO_IDS.official })).status).toBe(403);
    expect((await upload({ characterId: DEMO_IDS.official }, { as: admin })).status).toBe(200);
  });
});

describe('an avatar that is taken away', () => {
  it('stays stored, and no other takes its place', async () => {
    await upload({ characterId: DEMO_IDS.ann });
    const [active] = await avatars();
    const path = `/image-generation/characters/${DEMO_IDS.ann}/images/${active?.id ?? ''}/deactivate`;
    expect((await owner.send('PATCH', path)).status).toBe(200);
    const left = await avatars();
    expect(left.map(({ id }) => id)).toContain(active?.id);
    expect(left.some(({ isActive }) => isActive)).toBe(false);
  });

  it('is taken by nobody else', async () => {
    const [active] = await avatars();
    const path = `/image-generation/characters/${DEMO_IDS.ann}/images/${active?.id ?? ''}/deactivate`;
    expect((await (await server.as('stranger')).send('PATCH', path)).status).toBeGreaterThanOrEqual(403);
  });
});

describe('a picture of another site', () => {
  const proxied = (url: string, { token } = owner) =>
    fetch(`${server.api}/media/proxy?url=${encodeURIComponent(url)}`, {
      headers: token === null ? {} : { Authorization: `Bearer ${token}` },
    });

  it('comes through the proxy as what it is, not as what its site calls it', async () => {
    const reply = await proxied(`${site}/me.png`);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('image/png');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('that is a drawing or a page does not come through', async () => {
    const reply = await proxied(`${site}/drawing.svg`);
    expect(reply.status).toBe(415);
    expect(await reply.json()).toMatchObject({ error: { field: 'url' } });
  });

  it('is for those who are signed in', async () => {
    expect((await proxied(`${site}/me.png`, await server.as(null))).status).toBe(401);
  });

  it('is stored without its metadata, in CharHub’s shape', async () => {
    const body = { url: `${site}/me.png`, type: 'AVATAR' };
    const reply = await owner.post(`/characters/${DEMO_IDS.ann}/images/url`, body);
    expect(reply.status).toBe(201);
    expect(dataOf(reply)).toMatchObject({
      type: 'AVATAR',
      isActive: false,
      contentType: 'image/webp',
      width: 400,
    });
    const stored = await fetch(server.url + String(dataOf(reply).url));
    expect((await sharp(await stored.arrayBuffer()).metadata()).exif).toBeUndefined();
  });

  it('is refused without an address, and from this machine unless that was allowed', async () => {
    const path = `/characters/${DEMO_IDS.ann}/images/url`;
    expect((await owner.post(path, { type: 'AVATAR' })).body).toMatchObject({ error: { field: 'url' } });
    expect((await owner.post(path, { url: 'http://10.0.0.1/a.png' })).status).toBe(400);
  });
});
