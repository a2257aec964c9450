import { desc, eq } from 'drizzle-orm';
import { OFFICIAL_USER_ID } from '@charhub/api-client/contract';
import type { Queryable } from '../db/database.ts';
import { characters, images, users } from '../db/schema.ts';
import { toHostRow } from '../images/image-rows.ts';
import { ApiError } from '../http/api-error.ts';

export type Character = typeof characters.$inferSelect;
type Viewer = { readonly id: string; readonly role: string } | undefined;

/** Its owner, or an administrator when CharHub Official owns it. */
function canEdit(character: Pick<Character, 'userId'>, viewer: Viewer): boolean {
  if (viewer === undefined) return false;
  return character.userId === viewer.id || (viewer.role === 'ADMIN' && character.userId === OFFICIAL_USER_ID);
}

/** Whoever may edit it, and everybody when it is public. */
function canView(character: Pick<Character, 'userId' | 'visibility'>, viewer: Viewer): boolean {
  return character.visibility === 'PUBLIC' || canEdit(character, viewer);
}

/** @throws ApiError 404 */
export async function getCharacter(db: Queryable, id: string): Promise<Character> {
  const [character] = await db.select().from(characters).where(eq(characters.id, id));
  if (character === undefined) throw new ApiError(404, 'CHARACTER_NOT_FOUND', 'Character not found');
  return character;
}

/** @throws ApiError 404, or 403 with `refusal` as its message */
export async function getEditableCharacter(
  db: Queryable,
  id: string,
  viewer: Viewer,
  refusal: string,
): Promise<Character> {
  const character = await getCharacter(db, id);
  if (!canEdit(character, viewer)) throw new ApiError(403, 'FORBIDDEN', refusal);
  return character;
}

/** @throws ApiError 404 or 403 */
export async function getViewableCharacter(db: Queryable, id: string, viewer: Viewer): Promise<Character> {
  const character = await getCharacter(db, id);
  if (!canView(character, viewer)) throw new ApiError(403, 'FORBIDDEN', 'Access denied');
  return character;
}

/** A character as CharHub answers it; `avatar` is the active one however many newer pictures there are. */
export async function describeCharacter(db: Queryable, character: Character) {
  const [creator] = await db
    .select({ id: users.id, username: users.username, displayName: users.displayName })
    .from(users)
    .where(eq(users.id, character.userId));
  const own = await db
    .select()
    .from(images)
    .where(eq(images.characterId, character.id))
    .orderBy(desc(images.createdAt));
  const { lastImageMs: _internal, species, ...scalars } = character;
  return {
    ...scalars,
    name: fullName(character),
    isOfficial: character.userId === OFFICIAL_USER_ID,
    creator: { ...creator, avatarUrl: null },
    species: species === null ? null : { id: species.toLowerCase(), name: species },
    lora: null,
    mainAttire: null,
    attires: [],
    tags: [],
    stickers: [],
    images: own.slice(0, 20).map((row) => ({
      ...toHostRow(row),
      ageRating: character.ageRating,
      contentTags: [],
      description: null,
    })),
    avatar: own.find((image) => image.type === 'AVATAR' && image.isActive)?.url ?? null,
  };
}

export function fullName(character: Pick<Character, 'firstName' | 'lastName'>): string {
  return [character.firstName, character.lastName].filter((part) => part !== null).join(' ');
}
