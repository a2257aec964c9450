import { randomUUID } from 'node:crypto';
import { charge } from '../credits/ledger.ts';
import { IMAGE_PRICE } from '../credits/prices.ts';
import type { Queryable } from '../db/database.ts';
import { jobs, type UserRole } from '../db/schema.ts';
import type { JobRecord, RecordedRequest } from './job-record.ts';
import { priorityOf } from './priority.ts';
import { plannedStages, type JobPlan } from './stage-plan.ts';

export type NewJob = JobPlan & {
  readonly owner: { readonly id: string; readonly role: UserRole };
  readonly characterId: string;
  readonly request: RecordedRequest;
  readonly requestHash: string;
  readonly idempotencyKey: string | null;
  /** The job that has to end first. @default none */
  readonly waitsFor?: string;
};

/** The row of a job and its charge. Whether the owner can pay is the caller's to check. */
export async function insertJob(tx: Queryable, job: NewJob): Promise<JobRecord> {
  const { owner, characterId, kind, request, requestHash, idempotencyKey, waitsFor = null } = job;
  const stages = plannedStages(job);
  const credits = stages.length * IMAGE_PRICE;
  const [row] = await tx
    .insert(jobs)
    .values({
      id: randomUUID(),
      ownerId: owner.id,
      characterId,
      kind,
      idempotencyKey,
      waitsFor,
      requestHash,
      request,
      unitPrice: IMAGE_PRICE,
      charged: credits,
      priority: priorityOf(owner.role),
      stages,
    })
    .returning();
  if (row === undefined) throw new Error('the job row was not stored');
  await charge(tx, { userId: owner.id, jobId: row.id, credits });
  return row;
}
