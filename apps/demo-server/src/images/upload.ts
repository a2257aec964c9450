import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { ImageType } from '@charhub/api-client/contract';
import type { Db, Queryable } from '../db/database.ts';
import { images } from '../db/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { checkPicture } from './check-picture.ts';
import { encodeUpload, type EncodedPicture } from './encode-webp.ts';
import { activate, reserveImageMs, type ImageRow } from './image-rows.ts';
import { mediaUrl, type MediaStorage } from './media-storage.ts';

export interface Upload {
  readonly characterId: string;
  readonly type: ImageType;
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Where the request has the picture, for errors. @default 'image' */
  readonly field?: string;
  /** Whether it takes the place of the active one. @default false */
  readonly isActive?: boolean;
}

/** Stores an uploaded picture of a character. Its content decides what it is, never its name or declared type. */
export async function storeUpload(
  { db, storage }: { db: Db; storage: MediaStorage },
  upload: Upload,
): Promise<ImageRow> {
  const reserveMs = () => db.transaction((tx) => reserveImageMs(tx, upload.characterId));
  const prepared = await prepareUpload(storage, upload, reserveMs);
  try {
    return await db.transaction((tx) => prepared.insert(tx));
  } catch (error) {
    await prepared.discard(db);
    throw error;
  }
}

/** A file without its row is taken for a dead process' after a while. Whoever was frozen that long must not name it. */
const LONGEST_WAY_TO_ROW_MS = 30_000;

/** A picture whose file is stored and whose row is not. */
export interface PreparedUpload {
  /** When it was made, in milliseconds: no other picture of the character may have the same. */
  readonly ms: number;
  readonly url: string;
  insert(tx: Queryable): Promise<ImageRow>;
  /** Takes the file away again, unless a row names it after all: the answer to a commit may have got lost. Never rejects. */
  discard(db: Queryable): Promise<void>;
}

/** The part of an upload that needs no character yet, and should hold no transaction open. */
export async function prepareUpload(
  storage: MediaStorage,
  { characterId, type, bytes, name, field = 'image', isActive = false }: Upload,
  reserveMs: () => Promise<number>,
): Promise<PreparedUpload> {
  const picture = await encode(bytes, type, field);
  const ms = await reserveMs();
  // As in CharHub, an avatar that is uploaded as such has a folder of its own.
  const folder = isActive ? type.toLowerCase() : `images/${type.toLowerCase()}`;
  const key = `characters/${characterId}/${folder}/${fileName(ms, name)}`;
  const url = mediaUrl(key);
  const begunAt = performance.now();
  await put(storage, key, picture);
  const { width, height } = picture;
  const sizeBytes = picture.bytes.length;
  const image = { characterId, type, key, url, width, height, sizeBytes, createdAt: new Date(ms) };
  return {
    ms,
    url,
    async insert(tx) {
      if (performance.now() - begunAt > LONGEST_WAY_TO_ROW_MS) throw notStored();
      const [row] = await tx
        .insert(images)
        .values({ id: randomUUID(), ...image })
        .returning();
      if (row === undefined) throw new Error('the image row was not stored');
      if (!isActive) return row;
      await activate(tx, row);
      return { ...row, isActive };
    },
    async discard(db) {
      const isUnnamed = (rows: readonly unknown[]) => rows.length === 0;
      const named = db.select({ id: images.id }).from(images).where(eq(images.key, key));
      // Who does not know leaves it: a file too many is a pity, a picture without its file a loss.
      if (await named.then(isUnnamed, () => false)) await storage.remove(key).catch(() => undefined);
    },
  };
}

/** Stores the avatar of a character that is not created yet: a file alone, which no character has. */
export async function storeDraftAvatar(
  storage: MediaStorage,
  { userId, draftId, bytes, name }: { userId: string; draftId: string; bytes: Uint8Array; name: string },
): Promise<{ key: string; url: string }> {
  const picture = await encode(bytes, 'AVATAR', 'avatar');
  const key = `drafts/${userId}/${draftId}/avatar/${fileName(Date.now(), name)}`;
  await put(storage, key, picture);
  return { key, url: mediaUrl(key) };
}

async function encode(bytes: Uint8Array, type: ImageType, field: string): Promise<EncodedPicture> {
  await checkPicture(bytes, field);
  return encodeUpload(bytes, type).catch(() => {
    throw new ApiError(415, 'INVALID_INPUT', 'The image is damaged and cannot be read', { field });
  });
}

async function put(storage: MediaStorage, key: string, { bytes }: EncodedPicture): Promise<void> {
  await storage.put(key, bytes).catch((error: unknown) => {
    throw notStored(error);
  });
}

function notStored(cause?: unknown): ApiError {
  const message = 'The image could not be stored';
  return new ApiError(503, 'R2_STORAGE_ERROR', message, { details: { missing: [] }, cause });
}

function fileName(ms: number, name: string): string {
  return `${String(ms)}-${randomUUID()}-${plainName(name)}.webp`;
}

function plainName(name: string): string {
  const stem = name.replace(/\.[^.]*$/, '').replace(/[^A-Za-z0-9_-]+/g, '-');
  return stem.replace(/^[^A-Za-z0-9]+/, '').slice(0, 60) || 'image';
}
