import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { IMAGE_PRICE } from '../credits/prices.ts';
import { requireCredits } from '../credits/require-credits.ts';
import type { Db, Queryable } from '../db/database.ts';
import { jobs, users, type UserRole } from '../db/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { activeAvatarUrl, requireOwnImages } from '../images/image-rows.ts';
import type { JobQueue } from '../queue/job-queue.ts';
import type { Admission } from './admission.ts';
import { dispatchJobs } from './dispatch-jobs.ts';
import { insertJob } from './insert-job.ts';
import type { JobEvents } from './job-events.ts';
import type { JobRecord, RecordedRequest } from './job-record.ts';
import { needsOf, requireReady, type Readiness } from './require-ready.ts';
import type { JobPlan } from './stage-plan.ts';

export type Submission = JobPlan & {
  readonly owner: { readonly id: string; readonly role: UserRole };
  readonly characterId: string;
  /** Its samples are checked only when the job is new: a repeated key is answered also after they were deleted. */
  readonly request: RecordedRequest;
  readonly idempotencyKey: string | null;
};

export interface SubmitJobDeps {
  readonly db: Db;
  readonly queue: JobQueue;
  readonly events: JobEvents;
  readonly admission: Admission;
  readonly readiness: Readiness;
}

/**
 * Records a job and its charge in one transaction, then queues it. The same key with the same request answers with the
 * same job, however often and however concurrently it is sent.
 * @throws ApiError 400 when a sample is not an image of the character, 402 when the credits do not suffice, 409 when the key belongs to another request or views are wanted of a character without an active avatar, 429 when there are too many unfinished jobs, 503 when ComfyUI is known to lack something
 */
export async function submitJob(
  { db, queue, events, admission, readiness }: SubmitJobDeps,
  submission: Submission,
): Promise<JobRecord> {
  const requestHash = hashOf(submission);
  const { sampleImageUrls } = submission.request;
  const needs = needsOf(submission, { hasSamples: sampleImageUrls.length > 0 });
  // Not under the lock, since it may ask ComfyUI.
  await requireReady(
    readiness,
    needs,
    async () => (await findRepeated(db, submission, requestHash)) !== null,
  );
  const outcome = await db.transaction(async (tx) => {
    // One submission of a user at a time: neither a key nor a credit can be used twice.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, submission.owner.id)).for('update');
    const repeated = await findRepeated(tx, submission, requestHash);
    if (repeated !== null) return repeated;
    const refusal = await admission.refusalOf(tx, submission.owner.id);
    return refusal ?? insertCharged(tx, submission, requestHash);
  });
  if ('limit' in outcome) throw await admission.toError(outcome);
  const job = outcome;
  if (job.finishedAt === null) await dispatchJobs({ db, queue, events }, [job]);
  return job;
}

async function findRepeated(
  tx: Queryable,
  submission: Submission,
  requestHash: string,
): Promise<JobRecord | null> {
  const { owner, idempotencyKey } = submission;
  if (idempotencyKey === null) return null;
  const [job] = await tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.ownerId, owner.id), eq(jobs.idempotencyKey, idempotencyKey)));
  if (job === undefined) return null;
  if (job.requestHash !== requestHash) {
    throw new ApiError(409, 'ALREADY_EXISTS', 'This Idempotency-Key was used for another request', {
      field: 'Idempotency-Key',
      details: { jobId: job.id },
    });
  }
  return job;
}

async function insertCharged(tx: Queryable, submission: Submission, requestHash: string): Promise<JobRecord> {
  const request = await completeRequest(tx, submission);
  const pictures = submission.kind === 'reference-dataset' ? submission.views.length : 1;
  await requireCredits(tx, submission.owner, pictures * IMAGE_PRICE);
  return insertJob(tx, { ...submission, request, requestHash });
}

/** Views keep the avatar they were asked for with, whatever becomes active while they are made. */
async function completeRequest(tx: Queryable, submission: Submission): Promise<RecordedRequest> {
  const { kind, characterId, request } = submission;
  const field = kind === 'reference-dataset' ? 'referenceImages' : 'referenceImageUrl';
  await requireOwnImages(tx, { characterId, urls: request.sampleImageUrls, field });
  if (kind !== 'reference-dataset') return request;
  const avatarUrl = await activeAvatarUrl(tx, characterId);
  if (avatarUrl !== null) return { ...request, avatarUrl };
  throw new ApiError(
    409,
    'AVATAR_REQUIRED',
    'Reference views are drawn after the active avatar, and this character has none. Generate an avatar, or activate one of its images, and try again.',
  );
}

function hashOf(submission: Submission): string {
  const { characterId, kind, request } = submission;
  const views = kind === 'reference-dataset' ? submission.views : [];
  const { prompt, sampleImageUrls, negativePrompt = '', loras = [] } = request;
  return createHash('sha256')
    .update(JSON.stringify([characterId, kind, prompt, sampleImageUrls, views, negativePrompt, loras]))
    .digest('hex');
}
