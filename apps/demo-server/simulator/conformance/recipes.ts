// Requests whose body, headers or query the recordings do not hold: rebuilt from their notes.

import { Picture } from '../portrait/picture.ts';

export interface Recipe {
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | FormData;
}

const stem = 'ue3ad5d';
const png = await Picture.filled(16, 16, { r: 40, g: 90, b: 160 }).png();

/** Distinct bytes that are still the same picture: readers stop at the end chunk. */
const variant = (number: number) => Buffer.concat([png, Buffer.from([number])]);

const upload = (
  name: string,
  bytes: Buffer,
  fields: Readonly<Record<string, string>> = {},
  field = 'image',
): Recipe => {
  const body = new FormData();
  body.set(field, new Blob([Uint8Array.from(bytes)]), encodeURIComponent(name));
  for (const [key, value] of Object.entries(fields)) body.set(key, value);
  return { body };
};

const rawUpload = (name: string): Recipe => ({
  headers: { 'content-type': 'multipart/form-data; boundary=recorded' },
  body: Buffer.concat([
    Buffer.from(`--recorded\r\nContent-Disposition: form-data; name="image"; filename="${name}"\r\n\r\n`),
    png,
    Buffer.from('\r\n--recorded--\r\n'),
  ]),
});

const view = (query: Readonly<Record<string, string>>): Recipe => ({ query });
const inputView = (query: Readonly<Record<string, string>>) =>
  view({ filename: `${stem}.png`, type: 'input', ...query });
const textPlain = { 'content-type': 'text/plain' };

/** By method, path and note. */
export const recipes: Readonly<Record<string, (port: string) => Recipe>> = {
  'POST /prompt body not JSON': () => ({ body: 'not json' }),
  'POST /prompt body JSON but text/plain': () => ({
    headers: textPlain,
    body: JSON.stringify({
      prompt: {
        '1': { class_type: 'EmptyImage', inputs: { width: 16, height: 16, batch_size: 1, color: 40 } },
        '2': { class_type: 'SaveImage', inputs: { images: ['1', 0], filename_prefix: 'peer' } },
      },
      client_id: '3d9fce6335c14522857b1a96e23b368b',
    }),
  }),
  'POST /queue empty body': () => ({}),
  'POST /interrupt empty body': () => ({}),
  'POST /interrupt list body': () => ({ body: '[]' }),
  "GET /prompt {'Origin': 'http://evil.example'}": () => ({ headers: { origin: 'http://evil.example' } }),
  "GET /prompt {'Origin': 'http://127.0.0.1:3000'}": () => ({ headers: { origin: 'http://127.0.0.1:3000' } }),
  "GET /prompt {'Origin': 'http://127.0.0.1:8188'}": (port) => ({
    headers: { origin: `http://127.0.0.1:${port}` },
  }),

  'POST /upload/image first': () => upload(`${stem}.png`, png),
  'POST /upload/image same bytes again': () => upload(`${stem}.png`, png),
  'POST /upload/image same name, other bytes': () => upload(`${stem}.png`, variant(1)),
  'POST /upload/image again other bytes': () => upload(`${stem}.png`, variant(2)),
  'POST /upload/image overwrite=true': () => upload(`${stem}.png`, variant(3), { overwrite: 'true' }),
  'POST /upload/image subfolder': () => upload(`${stem}.png`, png, { subfolder: 'a/b' }),
  'POST /upload/image type=temp': () => upload(`${stem}.png`, png, { type: 'temp' }),
  'POST /upload/image type=output': () => upload(`${stem}.png`, png, { type: 'output' }),
  'POST /upload/image type=bad': () => upload(`${stem}.png`, png, { type: 'bad' }),
  'POST /upload/image subfolder ../..': () => upload(`${stem}.png`, png, { subfolder: '../..' }),
  'POST /upload/image filename ../../x.png': () => upload('../../x.png', png),
  'POST /upload/image filename sub/x.png (dir absent)': () => upload('sube3ad5d/x.png', png),
  'POST /upload/image abs filename': () => upload('/tmp/peer/x.png', png),
  'POST /upload/image subfolder ..': () => upload(`${stem}.png`, png, { subfolder: '..' }),
  'POST /upload/image no image field': () => upload(`${stem}.png`, png, {}, 'picture'),
  'POST /upload/image not an image': () => upload('te3ad5d.txt', Buffer.from('no picture')),
  'POST /upload/image empty body': () => upload('ee3ad5d.png', Buffer.alloc(0)),
  'POST /upload/image unicode name': () => upload('äö üe3ad5d.png', png),
  'POST /upload/image webp': () => upload('we3ad5d.webp', png),
  'POST /upload/image svg/html': () => upload('he3ad5d.html', Buffer.from('<script>1</script>')),
  'POST /upload/image big 101MB': () => upload('big.png', Buffer.alloc(101 * 1024 * 1024)),
  'POST /upload/mask mask': () => upload('me3ad5d.png', png, { original_ref: `{"filename":"${stem}.png"}` }),

  'GET /view input file': () => inputView({}),
  'GET /view default type is output': () => view({ filename: `${stem}.png` }),
  'GET /view [input] suffix': () => view({ filename: `${stem}.png [input]` }),
  'GET /view subfolder': () => inputView({ subfolder: 'a/b' }),
  'GET /view ..': () => inputView({ filename: '../x.png' }),
  'GET /view /abs': () => inputView({ filename: '/etc/passwd' }),
  'GET /view sub ..': () => inputView({ subfolder: '..' }),
  'GET /view sub ../..': () => inputView({ subfolder: '../..' }),
  'GET /view abs sub': () => inputView({ subfolder: '/etc' }),
  'GET /view type bad': () => inputView({ type: 'bad' }),
  'GET /view missing': () => inputView({ filename: 'nope.png' }),
  'GET /view no filename': () => view({ type: 'input' }),
  'GET /view empty filename': () => inputView({ filename: '' }),
  'GET /view dir in filename': () => inputView({ filename: `a/b/${stem}.png` }),
  'GET /view name with .. inside': () => inputView({ filename: 'a..b.png' }),
  'GET /view html is forced to octet-stream': () => inputView({ filename: 'he3ad5d.html' }),
  'GET /view channel=a': () => inputView({ channel: 'a' }),
  'GET /view preview=webp;50': () => inputView({ preview: 'webp;50' }),
  'GET /view preview of non image': () => inputView({ filename: 'te3ad5d.txt', preview: 'webp;50' }),

  "POST /upload/image raw filename '../../x_trav.png'": () => rawUpload('../../x_trav.png'),
  "POST /upload/image raw filename '../output/x_trav.png'": () => rawUpload('../output/x_trav.png'),
  "POST /upload/image raw filename 'newdir/x.png'": () => rawUpload('newdir/x.png'),
  "POST /upload/image raw filename 'a/b/x.png'": () => rawUpload('a/b/x.png'),
  "POST /upload/image raw filename '/srv/x_trav.png'": () => rawUpload('/srv/x_trav.png'),
  "POST /upload/image raw filename 'ä ö.png'": () => rawUpload('ä ö.png'),
  "POST /upload/image raw filename '..\\\\..\\\\x.png'": () => rawUpload('..\\..\\x.png'),
  "POST /upload/image raw filename '..'": () => rawUpload('..'),
  "POST /upload/image raw filename 'a\\x00b.png'": () => rawUpload('a\0b.png'),
};
