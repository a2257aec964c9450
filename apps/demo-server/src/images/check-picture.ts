import sharp, { type Metadata } from 'sharp';
import { ApiError } from '../http/api-error.ts';
import { MAX_PIXELS } from './encode-webp.ts';

const readableFormats: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp', 'gif']);

/**
 * Reads the header of a picture, whatever it is called, and answers with its MIME type.
 * @throws ApiError 415 when it is none of CharHub's formats, 400 when it has too many pixels; both name `field`
 */
export async function checkPicture(bytes: Uint8Array, field: string): Promise<string> {
  const metadata = await readMetadata(bytes).catch(() => null);
  if (metadata === null || !readableFormats.has(metadata.format)) {
    throw new ApiError(415, 'INVALID_INPUT', 'Only PNG, JPEG, WebP and GIF images can be used', { field });
  }
  if (metadata.width * metadata.height > MAX_PIXELS) {
    throw new ApiError(400, 'INVALID_INPUT', 'The image has more than 50 megapixels', { field });
  }
  return `image/${metadata.format}`;
}

// Async, since sharp throws at once on an empty buffer and rejects on anything else.
async function readMetadata(bytes: Uint8Array): Promise<Metadata> {
  return sharp(bytes, { limitInputPixels: false }).metadata();
}
