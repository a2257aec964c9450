import sharp, { type Sharp, type WebpOptions } from 'sharp';
import type { ImageType } from '@charhub/api-client/contract';

/** Enough for any camera, too little for a decompression bomb. */
export const MAX_PIXELS = 50_000_000;

export interface EncodedPicture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Somebody waits for it. In half the time of the default, 4, files are as large within a few hundredths; below 2 they grow. */
const QUICK_EFFORT = 2;

/** A generated picture as WebP at its own size, without metadata: ComfyUI writes the whole graph into its PNGs. */
export function encodeGenerated(bytes: Uint8Array): Promise<EncodedPicture> {
  return encode(sharp(bytes, { limitInputPixels: MAX_PIXELS }), { quality: 90, effort: QUICK_EFFORT });
}

// CharHub's boxes, except the cover's: its 1280×720 shrinks portrait covers to 720 high.
const uploadBoxes: Record<ImageType, { width: number; height: number; quality: number }> = {
  AVATAR: { width: 400, height: 400, quality: 75 },
  COVER: { width: 1280, height: 1280, quality: 70 },
  SAMPLE: { width: 800, height: 800, quality: 72 },
  STICKER: { width: 400, height: 400, quality: 72 },
  OTHER: { width: 1280, height: 1280, quality: 72 },
  REFERENCE: { width: 768, height: 1152, quality: 85 },
};

/** An uploaded picture as WebP, turned upright, fitted into its type's box, without metadata. */
export function encodeUpload(bytes: Uint8Array, type: ImageType): Promise<EncodedPicture> {
  const { width, height, quality } = uploadBoxes[type];
  const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS })
    .autoOrient()
    .resize({ width, height, fit: 'inside', withoutEnlargement: true });
  return encode(picture, { quality });
}

async function encode(picture: Sharp, options: WebpOptions): Promise<EncodedPicture> {
  const { data, info } = await picture.webp(options).toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}
