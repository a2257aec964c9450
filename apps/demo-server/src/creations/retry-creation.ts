import { randomUUID } from 'node:crypto';
import { and, inArray, isNull } from 'drizzle-orm';
import type { Character } from '../characters/characters.ts';
import type { Queryable } from '../db/database.ts';
import { images, jobs, type UserRole } from '../db/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { activeAvatarUrl, activeReferences } from '../images/image-rows.ts';
import { requireReady } from '../jobs/require-ready.ts';
import type { SubmitJobDeps } from '../jobs/submit-job.ts';
import { findRepeatedCreation, insertCreation, newestCreation, type CreationRow } from './creation-rows.ts';
import { createOnce, insertPictureJobs, needsOfPictures } from './first-pictures.ts';

export interface RetryWish {
  readonly owner: { readonly id: string; readonly role: UserRole };
  readonly character: Character;
  readonly idempotencyKey: string | null;
}

/**
 * Makes what the creation of a character still lacks: the avatar when none is active, then the views that are not
 * there. Charged for these alone; nothing is made or charged when nothing is missing.
 * @throws ApiError 404 when the character was not created with pictures, 409 while their jobs run or when the key belongs to another wish, 402 and 429 as for a creation
 */
export async function retryCreation(
  deps: SubmitJobDeps,
  { owner, character, idempotencyKey }: RetryWish,
): Promise<CreationRow> {
  const characterId = character.id;
  const intent = { ownerId: owner.id, idempotencyKey, requestHash: `retry ${characterId}` };
  const newest = await newestCreation(deps.db, characterId);
  const hasSamples = (newest?.request.sampleImageUrls.length ?? 0) > 0;
  const needs = needsOfPictures({ avatar: true, views: newest?.views ?? [], hasSamples });
  await requireReady(
    deps.readiness,
    needs,
    async () => (await findRepeatedCreation(deps.db, intent)) !== null,
  );
  const { creation } = await createOnce(deps, { ...intent, makesPictures: true }, async (tx) => {
    const before = await newestCreation(tx, characterId);
    if (before === null || before.avatarJobId === null)
      throw new ApiError(404, 'NOT_FOUND', 'This character was not created with pictures');
    await requireEnded(tx, before);
    const avatarUrl = await activeAvatarUrl(tx, characterId);
    const made = (await activeReferences(tx, characterId)).map(({ content }) => content);
    const missing = before.views.filter((view) => !made.includes(view));
    const sampleImageUrls = await thoseLeft(tx, before.request.sampleImageUrls);
    const request = { ...before.request, sampleImageUrls };
    const pictures = { owner, characterId, request, avatar: avatarUrl === null, avatarUrl, views: missing };
    const { avatarJob, datasetJob } = await insertPictureJobs(tx, pictures);
    const stored = await insertCreation(tx, {
      ...intent,
      ...{ id: randomUUID(), characterId, request, views: before.views },
      avatarJobId: avatarJob?.id ?? before.avatarJobId,
      datasetJobId: datasetJob?.id ?? before.datasetJobId,
    });
    return { creation: stored, avatarJob, datasetJob };
  });
  return creation;
}

async function requireEnded(tx: Queryable, { avatarJobId, datasetJobId }: CreationRow): Promise<void> {
  const ids = [avatarJobId, datasetJobId].filter((id) => id !== null);
  const running = await tx
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(inArray(jobs.id, ids), isNull(jobs.finishedAt)));
  if (running.length === 0) return;
  const message = 'The pictures of this character are still being made';
  throw new ApiError(409, 'INVALID_STATE', message, { details: { jobIds: running.map(({ id }) => id) } });
}

/** A sample may have been deleted since: its character can be drawn without. */
async function thoseLeft(tx: Queryable, urls: readonly string[]): Promise<string[]> {
  const rows = await tx
    .select({ url: images.url })
    .from(images)
    .where(inArray(images.url, [...urls]));
  return urls.filter((url) => rows.some((row) => row.url === url));
}
