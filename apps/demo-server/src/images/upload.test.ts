import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_IDS } from '../db/demo-data.ts';
import {
  anyNumber,
  anyText,
  dataOf,
  startTestServer,
  type TestServer,
  type TestUser,
} from '../testing/test-server.ts';

let server: TestServer;
let owner: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  owner = await server.as('owner');
});
afterAll(() => server.close());

const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a33' } });

function upload(
  bytes: Uint8Array,
  options: { name?: string; mime?: string; type?: string; field?: string } = {},
) {
  const { name = 'sample.png', mime = 'image/png', type = 'SAMPLE', field = 'image' } = options;
  const form = new FormData();
  form.append('type', type);
  form.append(field, new Blob([new Uint8Array(bytes)], { type: mime }), name);
  return owner.send('POST', `/characters/${DEMO_IDS.ann}/images`, { body: form });
}

const storedUrl: unknown = expect.stringMatching(
  /^\/media\/characters\/.+\/images\/sample\/\d{13}-[0-9a-f-]{36}-sample\.webp$/,
);

describe('an upload', () => {
  it.each(['png', 'jpeg', 'webp', 'gif'] as const)(
    'of a %s becomes a WebP of this character',
    async (format) => {
      const reply = await upload(await canvas(40, 60).toFormat(format).toBuffer());
      expect(reply.status).toBe(201);
      expect(reply.body).toEqual({
        success: true,
        data: {
          id: anyText,
          characterId: DEMO_IDS.ann,
          type: 'SAMPLE',
          url: storedUrl,
          key: anyText,
          width: 40,
          height: 60,
          sizeBytes: anyNumber,
          contentType: 'image/webp',
          content: null,
          ageRating: 'L',
          contentTags: [],
          description: null,
          isActive: false,
          createdAt: anyText,
          updatedAt: anyText,
        },
      });
      const stored = await fetch(server.url + String(dataOf(reply).url));
      expect((await sharp(await stored.arrayBuffer()).metadata()).format).toBe('webp');
    },
  );

  it('is judged by its content, not by its name or declared type', async () => {
    const png = await canvas(10, 10).png().toBuffer();
    expect((await upload(png, { name: 'evil.exe', mime: 'application/x-msdownload' })).status).toBe(201);
    expect((await upload(Buffer.from('<html></html>'), { name: 'a.png', mime: 'image/png' })).status).toBe(
      415,
    );
  });

  it.each([
    ['plain text', () => Buffer.from('hello')],
    ['nothing', () => Buffer.alloc(0)],
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['AVIF', () => canvas(16, 16).avif().toBuffer()],
    ['TIFF', () => canvas(16, 16).tiff().toBuffer()],
    [
      'half a PNG',
      async () => (await canvas(200, 200).png({ compressionLevel: 0 }).toBuffer()).subarray(0, 5000),
    ],
  ])('of %s is refused', async (_, make) => {
    const reply = await upload(await make());
    expect(reply.status).toBe(415);
    expect(reply.body).toMatchObject({ error: { code: 'INVALID_INPUT', field: 'image' } });
  });

  it('of more than 10 MiB is refused in CharHub’s words', async () => {
    const reply = await upload(Buffer.alloc(12 * 1024 * 1024));
    expect(reply.status).toBe(413);
    expect(reply.body).toEqual({
      success: false,
      message: 'File too large',
      error: 'FILE_TOO_LARGE',
      maxSize: '10MB',
    });
  });

  it('of a bomb that unfolds to too many pixels is refused', async () => {
    const reply = await upload(await canvas(10_000, 5001).png({ compressionLevel: 9 }).toBuffer());
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ error: { code: 'INVALID_INPUT', field: 'image' } });
  });

  it('under another field is refused', async () => {
    const reply = await upload(await canvas(9, 9).png().toBuffer(), { field: 'file' });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ success: false, error: 'UNEXPECTED_FIELD' });
  });

  it('is turned upright, fitted into its box and stripped of metadata', async () => {
    const sideways = await canvas(1600, 400)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const reply = await upload(sideways);
    expect(dataOf(reply)).toMatchObject({ width: 200, height: 800 });
    const stored = await sharp(
      await (await fetch(server.url + String(dataOf(reply).url))).arrayBuffer(),
    ).metadata();
    expect(stored.exif).toBeUndefined();
  });

  it.each([
    ['sample', 'SAMPLE'],
    ['REFERENCE', 'OTHER'],
    ['nonsense', 'OTHER'],
  ])('of type %j is stored as %s', async (type, stored) => {
    expect(dataOf(await upload(await canvas(9, 9).png().toBuffer(), { type }))).toMatchObject({
      type: stored,
    });
  });

  it('never leaves its folder, whatever its name', async () => {
    const reply = await upload(await canvas(9, 9).png().toBuffer(), {
      name: '../../../../etc/pass wd ü%00.png',
    });
    expect(reply.status).toBe(201);
    expect(dataOf(reply).key).toMatch(/^characters\/[\w-]+\/images\/sample\/\d{13}-[\w-]+\.webp$/);
  });

  it('that breaks off in the middle is refused', async () => {
    const body = '--edge\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\n\r\nhalf';
    const headers = { 'Content-Type': 'multipart/form-data; boundary=edge' };
    const reply = await owner.send('POST', `/characters/${DEMO_IDS.ann}/images`, { headers, body });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ success: false, error: 'UPLOAD_ERROR' });
  });

  it('gives each of many at once an address of its own', async () => {
    const png = await canvas(9, 9).png().toBuffer();
    const rows = (await Promise.all(Array.from({ length: 8 }, () => upload(png)))).map(dataOf);
    const stamps = rows.map(({ url }) => /\/(\d{13})-/.exec(String(url))?.[1]);
    expect(new Set(stamps).size).toBe(8);
  });
});

describe('a reference for a generation', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    '/media/characters/../../jwt-secret',
    `/media/characters/${DEMO_IDS.ann}/avatar/avatar_1.webp`,
    'nonsense',
  ])('is refused when it is %s', async (referenceImageUrl) => {
    const body = { characterId: DEMO_IDS.ann, prompt: 'x', referenceImageUrl };
    const reply = await owner.post('/image-generation/avatar', body);
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ error: { code: 'INVALID_INPUT', field: 'referenceImageUrl' } });
  });

  it('is refused when another host claims our path, or another character owns it', async () => {
    const { url } = dataOf(await upload(await canvas(9, 9).png().toBuffer()));
    const elsewhere = { characterId: DEMO_IDS.ann, referenceImageUrl: `http://example.test${String(url)}` };
    expect((await owner.post('/image-generation/avatar', elsewhere)).status).toBe(400);
    const admin = await server.as('admin');
    const others = { characterId: DEMO_IDS.official, referenceImageUrl: url };
    expect((await admin.post('/image-generation/avatar', others)).status).toBe(400);
  });
});

describe('stored pictures', () => {
  it.each([
    '/media/../jwt-secret',
    '/media/..%2fjwt-secret',
    '/media/%2e%2e/%2e%2e/etc/passwd',
    '/media/',
    '/media/x',
  ])('give nothing away under %s', async (path) => {
    const response = await fetch(server.url + path);
    expect(response.status).toBe(404);
  });
});
