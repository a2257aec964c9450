import { and, desc, eq } from 'drizzle-orm';
import type { Queryable } from '../db/database.ts';
import { characterCreations } from '../db/schema.ts';
import { ApiError } from '../http/api-error.ts';

export type CreationRow = typeof characterCreations.$inferSelect;

/** What makes two wishes the same wish. */
export interface CreationIntent {
  readonly ownerId: string;
  readonly idempotencyKey: string | null;
  readonly requestHash: string;
}

/**
 * The creation that was made under this key; null when there is none yet.
 * @throws ApiError 409 when the key belongs to another wish
 */
export async function findRepeatedCreation(
  db: Queryable,
  { ownerId, idempotencyKey, requestHash }: CreationIntent,
): Promise<CreationRow | null> {
  if (idempotencyKey === null) return null;
  const { ownerId: owner, idempotencyKey: key } = characterCreations;
  const [creation] = await db
    .select()
    .from(characterCreations)
    .where(and(eq(owner, ownerId), eq(key, idempotencyKey)));
  if (creation === undefined) return null;
  if (creation.requestHash === requestHash) return creation;
  throw new ApiError(409, 'ALREADY_EXISTS', 'This Idempotency-Key was used for another request', {
    field: 'Idempotency-Key',
    details: { characterId: creation.characterId },
  });
}

/** The newest creation of a character, which says how its pictures stand. */
export async function newestCreation(db: Queryable, characterId: string): Promise<CreationRow | null> {
  const [creation] = await db
    .select()
    .from(characterCreations)
    .where(eq(characterCreations.characterId, characterId))
    .orderBy(desc(characterCreations.sequence))
    .limit(1);
  return creation ?? null;
}

export async function insertCreation(
  tx: Queryable,
  creation: typeof characterCreations.$inferInsert,
): Promise<CreationRow> {
  const [row] = await tx.insert(characterCreations).values(creation).returning();
  if (row === undefined) throw new Error('the creation was not stored');
  return row;
}
