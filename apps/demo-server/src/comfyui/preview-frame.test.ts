import { expect, it } from 'vitest';
import { parsePreviewFrame } from './preview-frame.ts';

const image = Buffer.from('an image');

function frame(type: number, second: number, ...rest: Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(type, 0);
  head.writeUInt32BE(second, 4);
  return Buffer.concat([head, ...rest]);
}

function withMetadata(metadata: string): Buffer {
  return frame(4, Buffer.byteLength(metadata), Buffer.from(metadata), image);
}

it('reads a preview that says whose it is', () => {
  const metadata = { node_id: '3', prompt_id: 'ö-prompt', display_node_id: '3', image_type: 'image/jpeg' };
  const parsed = parsePreviewFrame(withMetadata(JSON.stringify(metadata)));
  expect(parsed).toMatchObject({ promptId: 'ö-prompt', contentType: 'image/jpeg' });
  expect(Buffer.from(parsed?.bytes ?? [])).toEqual(image);
});

it('reads the head of a recorded frame', () => {
  const recorded = Buffer.from(
    'AAAABAAAAKZ7Im5vZGVfaWQiOiAiMyIsICJwcm9tcHRfaWQiOiAiYzZmNWJiZDAtNmE2OC00N2IzLWI2YjgtNQ==',
    'base64',
  );
  expect([recorded.readUInt32BE(0), recorded.readUInt32BE(4)]).toEqual([4, 166]);
  expect(parsePreviewFrame(recorded)).toBeNull();
});

it.each([
  [1, 'image/jpeg'],
  [2, 'image/png'],
])('reads an old preview of format %i as %s of nobody known', (format, contentType) => {
  expect(parsePreviewFrame(frame(1, format, image))).toMatchObject({ promptId: null, contentType });
});

it.each([
  ['an empty frame', Buffer.alloc(0)],
  ['a head alone', frame(1, 1)],
  ['an unknown format', frame(1, 9, image)],
  ['a text frame', frame(3, 1, Buffer.from('1hello'))],
  ['an unknown type', frame(99, 1, image)],
  ['metadata longer than the frame', frame(4, 4_000_000_000, image)],
  ['metadata that is no JSON', withMetadata('{')],
  ['metadata without a prompt', withMetadata('{"image_type":"image/jpeg"}')],
])('ignores %s', (_, bytes) => {
  expect(parsePreviewFrame(bytes)).toBeNull();
});
