import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { CharacterImage, GeneratedImage, ImageDetails, ImageType } from '@charhub/api-client/contract';
import type { Queryable } from '../db/database.ts';
import { characters, images } from '../db/schema.ts';
import { ApiError } from '../http/api-error.ts';

export const FOREIGN_IMAGE = 'The reference must be an image of this character on this server';

export type ImageRow = typeof images.$inferSelect;

/** A millisecond no other picture of this character has: file names built from it are unique, also across processes. */
export async function reserveImageMs(tx: Queryable, characterId: string): Promise<number> {
  const [row] = await tx
    .update(characters)
    .set({ lastImageMs: sql`greatest(${Date.now()}::bigint, ${characters.lastImageMs} + 1)` })
    .where(eq(characters.id, characterId))
    .returning({ ms: characters.lastImageMs });
  if (row === undefined) throw new ApiError(404, 'CHARACTER_NOT_FOUND', 'Character not found');
  return row.ms;
}

/** The images of which one is active: those of one type, of references those of one view. */
function rivalsOf({ characterId, type, content }: Pick<ImageRow, 'characterId' | 'type' | 'content'>) {
  const sameType = and(eq(images.characterId, characterId), eq(images.type, type));
  return type === 'REFERENCE' && content !== null ? and(sameType, eq(images.content, content)) : sameType;
}

/** Makes one image the active one of its type, a reference that of its view. */
export async function activate(
  tx: Queryable,
  image: Pick<ImageRow, 'id' | 'characterId' | 'type' | 'content'>,
): Promise<void> {
  await deactivateOthers(tx, image);
  await tx.update(images).set({ isActive: true, updatedAt: new Date() }).where(eq(images.id, image.id));
}

/** Leaves no other image of its type, or of its reference view, active. */
export async function deactivateOthers(
  tx: Queryable,
  image: Pick<ImageRow, 'id' | 'characterId' | 'type' | 'content'>,
): Promise<void> {
  await tx
    .update(images)
    .set({ isActive: false, updatedAt: new Date() })
    .where(and(rivalsOf(image), eq(images.isActive, true), ne(images.id, image.id)));
}

/** Leaves the image stored and its type without an active one. */
export async function deactivate(tx: Queryable, image: Pick<ImageRow, 'id'>): Promise<void> {
  await tx.update(images).set({ isActive: false, updatedAt: new Date() }).where(eq(images.id, image.id));
}

/** @throws ApiError 404 */
export async function getImage(db: Queryable, characterId: string, imageId: string): Promise<ImageRow> {
  const [image] = await db
    .select()
    .from(images)
    .where(and(eq(images.id, imageId), eq(images.characterId, characterId)));
  if (image === undefined) throw new ApiError(404, 'IMAGE_NOT_FOUND', 'Image not found');
  return image;
}

/** Deletes a row; when it was active, the newest of those it was active among takes its place. */
export async function deleteImage(tx: Queryable, image: ImageRow): Promise<void> {
  await tx.delete(images).where(eq(images.id, image.id));
  if (!image.isActive) return;
  const [heir] = await tx
    .select()
    .from(images)
    .where(rivalsOf(image))
    .orderBy(desc(images.createdAt), desc(images.key))
    .limit(1);
  if (heir !== undefined) await activate(tx, heir);
}

/** Newest first within each type; types without images are absent. */
export async function imagesByType(db: Queryable, characterId: string) {
  const rows = await db
    .select()
    .from(images)
    .where(eq(images.characterId, characterId))
    .orderBy(desc(images.createdAt), desc(images.key));
  const byType: Partial<Record<ImageType, CharacterImage[]>> = {};
  for (const row of rows) (byType[row.type] ??= []).push(toCharacterImage(row));
  return { byType, total: rows.length };
}

/** A row as CharHub answers it: how its picture was made is for those who may edit the character. */
export function toHostRow({ seed: _seed, jobId: _jobId, prompt: _prompt, ...row }: ImageRow) {
  return row;
}

/** How a picture was made; all null of an upload. */
export function toImageDetails(row: ImageRow): ImageDetails {
  const { seed, jobId, prompt } = row;
  return { ...toCharacterImage(row), seed, jobId, prompt };
}

function toCharacterImage(row: ImageRow): CharacterImage {
  const { id, type, url, width, height, sizeBytes, isActive, content } = row;
  return {
    id,
    type,
    url,
    width,
    height,
    sizeBytes,
    isActive,
    content,
    createdAt: row.createdAt.toISOString(),
  };
}

/** The reference pictures in use, oldest first, as CharHub answers them. */
export async function activeReferences(db: Queryable, characterId: string) {
  return db
    .select({
      id: images.id,
      type: images.type,
      url: images.url,
      width: images.width,
      height: images.height,
      content: images.content,
      createdAt: images.createdAt,
    })
    .from(images)
    .where(and(eq(images.characterId, characterId), eq(images.type, 'REFERENCE'), eq(images.isActive, true)))
    .orderBy(asc(images.createdAt), asc(images.key));
}

/** @throws ApiError 400 with `field` when one of these addresses is not of a picture of this character */
export async function requireOwnImages(
  db: Queryable,
  { characterId, urls, field }: { characterId: string; urls: readonly string[]; field: string },
): Promise<void> {
  if (urls.length === 0) return;
  const found = await db
    .select({ url: images.url })
    .from(images)
    .where(and(eq(images.characterId, characterId), inArray(images.url, [...urls])));
  if (urls.every((url) => found.some((row) => row.url === url))) return;
  throw new ApiError(400, 'INVALID_INPUT', FOREIGN_IMAGE, { field });
}

/** The address of a character's avatar; null when none is active. */
export async function activeAvatarUrl(db: Queryable, characterId: string): Promise<string | null> {
  const [avatar] = await db
    .select({ url: images.url })
    .from(images)
    .where(and(eq(images.characterId, characterId), eq(images.type, 'AVATAR'), eq(images.isActive, true)));
  return avatar?.url ?? null;
}

export function toGeneratedImage(row: ImageRow): GeneratedImage {
  const { id, type, url, width, height, content, seed } = row;
  return { id, type, url, width, height, content, seed, createdAt: row.createdAt.toISOString() };
}
