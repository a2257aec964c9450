import { GIF } from 'image-size/types/gif';
import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { WEBP } from 'image-size/types/webp';

/** What the bytes of a file say of it, without being decoded. */
export type PictureHeader =
  | { readonly kind: 'usable'; readonly width: number; readonly height: number }
  | { readonly kind: 'heic' | 'avif' | 'svg' | 'damaged' | 'unknown' };

const formats = [
  { format: PNG, isWhole: (bytes: Uint8Array) => endsWith(bytes, [0x49, 0x45, 0x4e, 0x44]) },
  { format: JPG, isWhole: (bytes: Uint8Array) => endsWith(bytes, [0xff, 0xd9]) },
  { format: GIF, isWhole: (bytes: Uint8Array) => endsWith(bytes, [0x3b]) },
  { format: WEBP, isWhole: isWholeRiff },
];

/** Reads what kind of file it is, how large its picture is, and whether it breaks off. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader {
  const known = formats.find(({ format }) => format.validate(bytes));
  if (known === undefined) return { kind: unusableKind(bytes) };
  try {
    const { width, height } = known.format.calculate(bytes);
    const isPicture = width > 0 && height > 0 && known.isWhole(bytes);
    return isPicture ? { kind: 'usable', width, height } : { kind: 'damaged' };
  } catch {
    return { kind: 'damaged' };
  }
}

function unusableKind(bytes: Uint8Array): 'heic' | 'avif' | 'svg' | 'unknown' {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.startsWith('ftyp', 4)) {
    const brands = head.slice(8, 64);
    if (/avi[fs]/.test(brands)) return 'avif';
    if (/he[iv][cxms]|mif1|msf1/.test(brands)) return 'heic';
  }
  return /<svg[\s>]/i.test(head) ? 'svg' : 'unknown';
}

/** Cameras append films and notes to their pictures, so the mark need not be the very last. */
function endsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  const [first = 0] = mark;
  for (let at = bytes.lastIndexOf(first); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(first, at - 1)) {
    if (mark.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

function isWholeRiff(bytes: Uint8Array): boolean {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  return length + 8 <= bytes.length;
}
