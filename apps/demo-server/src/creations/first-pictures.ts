import { eq } from 'drizzle-orm';
import type { JobRequest, ReferenceView } from '@charhub/api-client/contract';
import { IMAGE_PRICE } from '../credits/prices.ts';
import { requireCredits } from '../credits/require-credits.ts';
import type { Queryable } from '../db/database.ts';
import { users, type UserRole } from '../db/schema.ts';
import type { WorkflowNeed } from '../jobs/comfy-readiness.ts';
import { dispatchJobs } from '../jobs/dispatch-jobs.ts';
import { insertJob } from '../jobs/insert-job.ts';
import type { JobRecord } from '../jobs/job-record.ts';
import { needsOf } from '../jobs/require-ready.ts';
import type { SubmitJobDeps } from '../jobs/submit-job.ts';
import { findRepeatedCreation, type CreationIntent, type CreationRow } from './creation-rows.ts';

/** What is to be made for a character: its avatar, then views of it. */
export interface FirstPictures {
  readonly owner: { readonly id: string; readonly role: UserRole };
  readonly characterId: string;
  readonly request: JobRequest;
  readonly avatar: boolean;
  /** Of an avatar that is there already; null when there is none, or one is to be made. */
  readonly avatarUrl: string | null;
  readonly views: readonly ReferenceView[];
}

export interface PictureJobs {
  readonly avatarJob: JobRecord | null;
  readonly datasetJob: JobRecord | null;
}

/** The price of first pictures: what is shown before is what is charged. */
export function priceOf({ avatar, viewCount }: { avatar: boolean; viewCount: number }): number {
  return IMAGE_PRICE * (Number(avatar) + viewCount);
}

/** What ComfyUI needs to have for these pictures. */
export function needsOfPictures({
  avatar,
  views,
  hasSamples,
}: Pick<FirstPictures, 'avatar' | 'views'> & { hasSamples: boolean }): WorkflowNeed[] {
  return [
    ...(avatar ? needsOf({ kind: 'avatar' }, { hasSamples }) : []),
    ...needsOf({ kind: 'reference-dataset', views }, { hasSamples }),
  ];
}

/**
 * Records the jobs and charges them, all or none of it.
 * @throws ApiError 402
 */
export async function insertPictureJobs(tx: Queryable, pictures: FirstPictures): Promise<PictureJobs> {
  const { owner, characterId, avatar, avatarUrl, views } = pictures;
  await requireCredits(tx, owner, priceOf({ avatar, viewCount: views.length }));
  const common = { owner, characterId, requestHash: '', idempotencyKey: null };
  const avatarJob = avatar
    ? await insertJob(tx, { ...common, kind: 'avatar', request: pictures.request })
    : null;
  if (views.length === 0) return { avatarJob, datasetJob: null };
  const request = avatarUrl === null ? pictures.request : { ...pictures.request, avatarUrl };
  const waiting = avatarJob === null ? {} : { waitsFor: avatarJob.id };
  const dataset = { ...common, ...waiting, kind: 'reference-dataset', views, request } as const;
  return { avatarJob, datasetJob: await insertJob(tx, dataset) };
}

/** One wish at a time of each user, each once: the same key answers with what was made under it. */
export async function createOnce(
  deps: SubmitJobDeps,
  intent: CreationIntent & { readonly makesPictures: boolean },
  create: (tx: Queryable) => Promise<{ creation: CreationRow } & PictureJobs>,
): Promise<{ creation: CreationRow; isNew: boolean }> {
  const outcome = await deps.db.transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, intent.ownerId)).for('update');
    const repeated = await findRepeatedCreation(tx, intent);
    if (repeated !== null) return { repeated };
    const refusal = intent.makesPictures ? await deps.admission.refusalOf(tx, intent.ownerId) : null;
    return refusal === null ? { created: await create(tx) } : { refusal };
  });
  if (outcome.refusal !== undefined) throw await deps.admission.toError(outcome.refusal);
  if (outcome.repeated !== undefined) return { creation: outcome.repeated, isNew: false };
  const { creation, avatarJob, datasetJob } = outcome.created;
  await dispatchJobs(
    deps,
    [avatarJob, datasetJob].filter((job) => job !== null),
  );
  return { creation, isNew: true };
}
