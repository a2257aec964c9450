import { and, eq } from 'drizzle-orm';
import type { Request } from 'express';
import type { Db } from '../db/database.ts';
import { images } from '../db/schema.ts';
import { ApiError } from './api-error.ts';

/**
 * The stored address of a picture that somebody names. Only pictures this server stored for this character condition
 * a result; nothing is ever fetched from elsewhere.
 * @throws ApiError 400 with `field`
 */
export async function ownImageUrl(
  db: Db,
  req: Request,
  { characterId, url, field }: { characterId: string; url: string; field: string },
): Promise<string> {
  const origin = `${req.protocol}://${req.get('host') ?? ''}`;
  const parsed = URL.canParse(url, origin) ? new URL(url, origin) : null;
  if (parsed !== null && parsed.origin === new URL(origin).origin) {
    const [row] = await db
      .select({ url: images.url })
      .from(images)
      .where(and(eq(images.characterId, characterId), eq(images.url, parsed.pathname)));
    if (row !== undefined) return row.url;
  }
  const message = 'The reference must be an image of this character on this server';
  throw new ApiError(400, 'INVALID_INPUT', message, { field });
}
