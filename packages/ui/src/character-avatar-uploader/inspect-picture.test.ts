import { describe, expect, it } from 'vitest';
import { inspectPicture } from './inspect-picture.ts';
import { MAX_FILE_BYTES } from './picture-limits.ts';

const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));
const bigEndian = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

const pngOf = (width: number, height: number) => [
  ...[0x89, ...ascii('PNG\r\n\x1a\n'), 0, 0, 0, 13, ...ascii('IHDR')],
  ...[...bigEndian(width), ...bigEndian(height), 8, 6, 0, 0, 0, 0, 0, 0, 0],
  ...[0, 0, 0, 0, ...ascii('IEND'), 0xae, 0x42, 0x60, 0x82],
];
const jpeg = [
  ...[0xff, 0xd8, 0xff, 0xe0, 0, 16, ...ascii('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0],
  ...[0xff, 0xc0, 0, 17, 8, 0, 100, 0, 90, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1],
  ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3],
];
const endOfJpeg = [0xff, 0xd9];
const gif = [...ascii('GIF89a'), 90, 0, 100, 0, 0, 0, 0, 0x3b];
const webp = [
  ...[...ascii('RIFF'), 22, 0, 0, 0, ...ascii('WEBPVP8 '), 10, 0, 0, 0],
  ...[0x30, 1, 0, 0x9d, 1, 0x2a, 90, 0, 100, 0],
];
const ftyp = (major: string, ...brands: string[]) => [
  ...[0, 0, 0, 16 + 4 * brands.length, ...ascii(`ftyp${major}`), 0, 0, 0, 0],
  ...ascii(brands.join('')),
];

const inspect = (bytes: readonly number[], name = 'file.png') =>
  inspectPicture(new Blob([new Uint8Array(bytes)]), name);
const reasonOf = async (bytes: readonly number[]) => (await inspect(bytes))?.reason ?? 'usable';

describe('a file', () => {
  it.each([
    ['PNG', pngOf(90, 100)],
    ['JPEG', [...jpeg, ...endOfJpeg]],
    ['JPEG with a film behind it', [...jpeg, ...endOfJpeg, ...ascii('a film'.repeat(200))]],
    ['GIF', gif],
    ['WebP', webp],
  ])('that is a %s can be used, whatever it is called', async (_, bytes) => {
    expect(await inspect(bytes, 'notes.txt')).toBeNull();
  });

  it.each([
    ['heic', ftyp('heic', 'mif1', 'heic')],
    ['heic', ftyp('mif1', 'heic')],
    ['avif', ftyp('avif', 'mif1')],
    ['avif', ftyp('mif1', 'avif')],
    ['svg', ascii('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['wrong-type', ascii('<html></html>')],
    ['wrong-type', ftyp('isom', 'mp42')],
    ['wrong-type', ascii('%PDF-1.7')],
    ['wrong-type', []],
  ] as const)('that is %s by its bytes is refused, although it is called a PNG', async (reason, bytes) => {
    expect(await inspect(bytes)).toMatchObject({ reason, name: 'file.png', sizeBytes: bytes.length });
  });

  it.each([
    ['PNG', pngOf(90, 100).slice(0, -12)],
    ['PNG without a size', pngOf(0, 100)],
    ['JPEG', jpeg],
    ['JPEG that ends before its size', jpeg.slice(0, 22)],
    ['GIF', gif.slice(0, -1)],
    ['WebP', webp.slice(0, -4)],
  ])('that is half a %s is refused', async (_, bytes) => {
    expect(await reasonOf(bytes)).toBe('damaged');
  });

  it('of 50 megapixels is refused without being decoded, and one of 40 is not', async () => {
    expect(await inspect(pngOf(10_000, 5_000))).toMatchObject({ reason: 'too-many-pixels', megapixels: 50 });
    expect(await inspect(pngOf(8_000, 5_001))).toMatchObject({ reason: 'too-many-pixels', megapixels: 41 });
    expect(await reasonOf(pngOf(8_000, 5_000))).toBe('usable');
  });

  it('that is too large is refused unread', async () => {
    const file = new Blob();
    Object.defineProperty(file, 'size', { value: MAX_FILE_BYTES + 1 });
    expect(await inspectPicture(file, 'scan.png')).toMatchObject({ reason: 'too-large' });
  });

  it('that cannot be read is told apart from one that is damaged', async () => {
    const gone = new Blob(['x']);
    gone.arrayBuffer = () => Promise.reject(new Error('The file was moved'));
    expect(await inspectPicture(gone, 'moved.png')).toMatchObject({ reason: 'unreadable' });
  });
});
