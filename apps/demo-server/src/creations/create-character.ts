import { createHash, randomUUID } from 'node:crypto';
import type { ReferenceView } from '@charhub/api-client/contract';
import { characters, type UserRole } from '../db/schema.ts';
import type { MediaStorage } from '../images/media-storage.ts';
import { prepareUpload } from '../images/upload.ts';
import { requireReady } from '../jobs/require-ready.ts';
import type { SubmitJobDeps } from '../jobs/submit-job.ts';
import { findRepeatedCreation, insertCreation, type CreationRow } from './creation-rows.ts';
import { createOnce, insertPictureJobs, needsOfPictures } from './first-pictures.ts';

export interface CreationDeps extends SubmitJobDeps {
  readonly storage: MediaStorage;
}

export type NewCharacter = Omit<typeof characters.$inferInsert, 'id' | 'userId' | 'lastImageMs'>;

export interface CharacterWish {
  readonly owner: { readonly id: string; readonly role: UserRole };
  readonly idempotencyKey: string | null;
  readonly character: NewCharacter;
  /** What its pictures are painted after; empty for what its texts say. */
  readonly prompt: string;
  /** Becomes a sample of the character, which its pictures are drawn after. */
  readonly picture: { readonly bytes: Uint8Array; readonly name: string } | null;
  readonly avatar: boolean;
  /** Made once the avatar is there; without one there are none. */
  readonly views: readonly ReferenceView[];
}

/**
 * Stores a character with the jobs of its first pictures and their charge, all in one transaction, then hands out the
 * jobs. The same key with the same wish answers with the same character, however often and however concurrently it is sent.
 * @throws ApiError 402 when the credits do not suffice for everything, 409 when the key belongs to another wish, 415 or 400 when the picture is none that can be used, 429 when there are too many unfinished jobs, 503 when ComfyUI is known to lack something
 */
export async function createCharacter(deps: CreationDeps, wish: CharacterWish): Promise<CreationRow> {
  const { owner, idempotencyKey, character, prompt, picture, avatar } = wish;
  const intent = { ownerId: owner.id, idempotencyKey, requestHash: hashOf(wish) };
  // Once more under the lock below; here it saves a repeated wish from having its picture encoded again.
  const repeated = await findRepeatedCreation(deps.db, intent);
  if (repeated !== null) return repeated;
  const views = avatar ? wish.views : [];
  const needs = needsOfPictures({ avatar, views, hasSamples: picture !== null });
  await requireReady(deps.readiness, needs, () => Promise.resolve(false));

  const characterId = randomUUID();
  const sample =
    picture === null
      ? null
      : await prepareUpload(deps.storage, { ...picture, characterId, type: 'SAMPLE' }, () =>
          Promise.resolve(Date.now()),
        );
  const request = { prompt, sampleImageUrls: sample === null ? [] : [sample.url] };
  try {
    const { creation, isNew } = await createOnce(deps, { ...intent, makesPictures: avatar }, async (tx) => {
      await tx
        .insert(characters)
        .values({ ...character, id: characterId, userId: owner.id, lastImageMs: sample?.ms ?? 0 });
      await sample?.insert(tx);
      const pictures = { owner, characterId, request, avatar, avatarUrl: null, views };
      const jobs = await insertPictureJobs(tx, pictures);
      const stored = await insertCreation(tx, {
        ...intent,
        ...{ id: randomUUID(), characterId, request, views: [...views] },
        avatarJobId: jobs.avatarJob?.id ?? null,
        datasetJobId: jobs.datasetJob?.id ?? null,
      });
      return { creation: stored, ...jobs };
    });
    if (!isNew) await sample?.discard(deps.db);
    return creation;
  } catch (error) {
    await sample?.discard(deps.db);
    throw error;
  }
}

function hashOf({ character, prompt, picture, avatar, views }: CharacterWish): string {
  const digest = picture === null ? null : createHash('sha256').update(picture.bytes).digest('hex');
  return createHash('sha256')
    .update(JSON.stringify([Object.entries(character).sort(), prompt, digest, avatar, views]))
    .digest('hex');
}
