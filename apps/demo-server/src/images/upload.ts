import { randomUUID } from 'node:crypto';
import sharp, { type Metadata } from 'sharp';
import type { ImageType } from '@charhub/api-client/contract';
import type { Db } from '../db/database.ts';
import { images } from '../db/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { encodeUpload, MAX_PIXELS } from './encode-webp.ts';
import { reserveImageMs } from './image-rows.ts';
import { mediaUrl, type MediaStorage } from './media-storage.ts';

const readableFormats: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp', 'gif']);

/** Stores an uploaded picture of a character, not active. Its content decides what it is, never its name or declared type. */
export async function storeUpload(
  { db, storage }: { db: Db; storage: MediaStorage },
  upload: { characterId: string; type: ImageType; bytes: Uint8Array; name: string },
): Promise<typeof images.$inferSelect> {
  await checkReadable(upload.bytes);
  const picture = await encodeUpload(upload.bytes, upload.type).catch(() => {
    throw new ApiError(415, 'INVALID_INPUT', 'The image is damaged and cannot be read', { field: 'image' });
  });
  const ms = await db.transaction((tx) => reserveImageMs(tx, upload.characterId));
  const name = `${String(ms)}-${randomUUID()}-${plainName(upload.name)}.webp`;
  const key = `characters/${upload.characterId}/images/${upload.type.toLowerCase()}/${name}`;
  await storage.put(key, picture.bytes);
  const [row] = await db
    .insert(images)
    .values({
      id: randomUUID(),
      characterId: upload.characterId,
      type: upload.type,
      key,
      url: mediaUrl(key),
      width: picture.width,
      height: picture.height,
      sizeBytes: picture.bytes.length,
      createdAt: new Date(ms),
    })
    .returning();
  if (row === undefined) throw new Error('the image row was not stored');
  return row;
}

async function checkReadable(bytes: Uint8Array): Promise<void> {
  const metadata = await readMetadata(bytes).catch(() => null);
  if (metadata === null || !readableFormats.has(metadata.format)) {
    throw new ApiError(415, 'INVALID_INPUT', 'Only PNG, JPEG, WebP and GIF images can be used', {
      field: 'image',
    });
  }
  if (metadata.width * metadata.height > MAX_PIXELS) {
    throw new ApiError(400, 'INVALID_INPUT', 'The image has more than 50 megapixels', { field: 'image' });
  }
}

// Async, since sharp throws at once on an empty buffer and rejects on anything else.
async function readMetadata(bytes: Uint8Array): Promise<Metadata> {
  return sharp(bytes, { limitInputPixels: false }).metadata();
}

function plainName(name: string): string {
  const stem = name.replace(/\.[^.]*$/, '').replace(/[^A-Za-z0-9_-]+/g, '-');
  return stem.replace(/^[^A-Za-z0-9]+/, '').slice(0, 60) || 'image';
}
