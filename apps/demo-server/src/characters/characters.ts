import { desc, eq } from 'drizzle-orm';
import { OFFICIAL_USER_ID } from '@charhub/api-client/contract';
import type { Queryable } from '../db/database.ts';
import { characters, images, users } from '../db/schema.ts';
import { toHostRow } from '../images/image-rows.ts';
import { ApiError } from '../http/api-error.ts';
import { mayEdit, mayKnowOf, mayView, permissionsOf, refusalOf, type Viewer } from './permissions.ts';

export type Character = typeof characters.$inferSelect;

/** @throws ApiError 404 */
export async function getCharacter(db: Queryable, id: string): Promise<Character> {
  const [character] = await db.select().from(characters).where(eq(characters.id, id));
  if (character === undefined) throw characterNotFound();
  return character;
}

/** @throws ApiError 404, also for a private character of somebody else, or 403 with `refusal` as its message and who may as its details */
export async function getEditableCharacter(
  db: Queryable,
  id: string,
  viewer: Viewer,
  refusal: string,
): Promise<Character> {
  return getIfAllowed(db, id, viewer, { isAllowed: mayEdit, refusal });
}

/** @throws ApiError 404 or 403, as above */
export async function getViewableCharacter(db: Queryable, id: string, viewer: Viewer): Promise<Character> {
  return getIfAllowed(db, id, viewer, { isAllowed: mayView, refusal: 'Access denied' });
}

async function getIfAllowed(
  db: Queryable,
  id: string,
  viewer: Viewer,
  rule: { isAllowed: typeof mayEdit; refusal: string },
): Promise<Character> {
  const character = await getCharacter(db, id);
  if (rule.isAllowed(character, viewer)) return character;
  if (!mayKnowOf(character, viewer)) throw characterNotFound();
  const details = refusalOf(character, viewer, await nameOfOwner(db, character));
  throw new ApiError(403, 'FORBIDDEN', rule.refusal, { details });
}

function characterNotFound(): ApiError {
  return new ApiError(404, 'CHARACTER_NOT_FOUND', 'Character not found');
}

async function nameOfOwner(db: Queryable, { userId }: Character): Promise<string | null> {
  const [owner] = await db.select({ name: users.displayName }).from(users).where(eq(users.id, userId));
  return owner?.name ?? null;
}

type Changeable = Omit<Character, 'id' | 'userId' | 'lastImageMs' | 'createdAt' | 'updatedAt'>;
export type CharacterChanges = { readonly [Name in keyof Changeable]?: Changeable[Name] | undefined };

/** Sets what is given. The caller has checked who asks. */
export async function changeCharacter(
  db: Queryable,
  id: string,
  changes: CharacterChanges,
): Promise<Character> {
  const [character] = await db
    .update(characters)
    .set({ ...changes, updatedAt: new Date() })
    .where(eq(characters.id, id))
    .returning();
  if (character === undefined) throw characterNotFound();
  return character;
}

/** A character as CharHub answers it, and what the viewer may do with it; `avatar` is the active one however many newer pictures there are. */
export async function describeCharacter(db: Queryable, character: Character, viewer: Viewer) {
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
    permissions: permissionsOf(character, viewer, creator?.displayName ?? null),
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
