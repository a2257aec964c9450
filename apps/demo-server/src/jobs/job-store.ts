import { and, asc, count, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { isSettled, type JobSnapshot, type Stage } from '@charhub/api-client/contract';
import type { Db, Queryable } from '../db/database.ts';
import { jobs } from '../db/schema.ts';
import type { JobEvents } from './job-events.ts';
import type { JobRecord, StageRecord } from './job-record.ts';
import type { PreviewStore } from './preview-store.ts';

/** What a change may set; the revision and the percent are the store's own. */
export type JobChange = Partial<
  Pick<
    JobRecord,
    'state' | 'stages' | 'error' | 'refunded' | 'cancelRequested' | 'runId' | 'startedAt' | 'finishedAt'
  >
>;

/** Looks at the job as it is and answers with what becomes of it, or null to leave it. May write more in the same transaction. */
export type DecideChange = (job: JobRecord, tx: Queryable) => JobChange | null | Promise<JobChange | null>;

export interface JobStore {
  /** Null when there is no such job. */
  find(jobId: string): Promise<JobRecord | null>;
  /** The one way in which a job changes: under its row's lock, with a new revision and a percent that never falls. Null when nothing changed. */
  change(jobId: string, decide: DecideChange): Promise<JobRecord | null>;
  snapshot(job: JobRecord): Promise<JobSnapshot>;
  /** What an owner's pages show: every running job and the newest finished ones, newest first. */
  listSnapshots(ownerId: string): Promise<JobSnapshot[]>;
  /** The ids of all jobs that are neither finished nor given up, oldest first. */
  unfinishedIds(): Promise<string[]>;
}

const LISTED_FINISHED_JOBS = 30;
/** Only so many waiting jobs hear that they moved up: further back the number means little. */
const ANNOUNCED_POSITIONS = 100;

export function createJobStore({
  db,
  events,
  previews,
}: {
  db: Db;
  events: JobEvents;
  previews: PreviewStore;
}): JobStore {
  async function queuePositions(queued: readonly JobRecord[]): Promise<ReadonlyMap<string, number>> {
    const positions = new Map<string, number>();
    for (const job of queued) {
      const [row] = await db
        .select({ before: count() })
        .from(jobs)
        .where(and(isNull(jobs.finishedAt), lt(jobs.sequence, job.sequence)));
      positions.set(job.id, row?.before ?? 0);
    }
    return positions;
  }

  async function toSnapshots(records: readonly JobRecord[]): Promise<JobSnapshot[]> {
    const positions = await queuePositions(records.filter((job) => job.state === 'queued'));
    return records.map((job) => ({
      id: job.id,
      revision: job.revision,
      kind: job.kind,
      characterId: job.characterId,
      idempotencyKey: job.idempotencyKey,
      state: job.state,
      queuePosition: positions.get(job.id) ?? null,
      percent: job.percent,
      stages: job.stages.map(toStage),
      preview: job.state === 'running' ? previews.get(job.id) : null,
      images: job.stages.flatMap(({ image }) => image ?? []),
      cost: { quoted: job.charged, charged: job.charged, refunded: job.refunded },
      error: job.error,
      request: { prompt: job.request.prompt, sampleImageUrls: job.request.sampleImageUrls },
      cancelRequested: job.cancelRequested,
      createdAt: job.createdAt.toISOString(),
      startedAt: job.startedAt?.toISOString() ?? null,
      finishedAt: job.finishedAt?.toISOString() ?? null,
    }));
  }

  async function announceQueueMoved(settled: JobRecord): Promise<void> {
    const next = db
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(eq(jobs.state, 'queued'), gt(jobs.sequence, settled.sequence)))
      .orderBy(asc(jobs.sequence))
      .limit(ANNOUNCED_POSITIONS);
    const moved = await db
      .update(jobs)
      .set({ revision: sql`${jobs.revision} + 1` })
      .where(and(eq(jobs.state, 'queued'), inArray(jobs.id, next)))
      .returning({ jobId: jobs.id, ownerId: jobs.ownerId });
    for (const change of moved) events.publish(change);
  }

  return {
    async find(jobId) {
      const [job] = await db.select().from(jobs).where(eq(jobs.id, jobId));
      return job ?? null;
    },

    async change(jobId, decide) {
      const changed = await db.transaction(async (tx) => {
        const [job] = await tx.select().from(jobs).where(eq(jobs.id, jobId)).for('update');
        if (job === undefined) return null;
        const change = await decide(job, tx);
        if (change === null) return null;
        const next = { ...job, ...change };
        const [stored] = await tx
          .update(jobs)
          .set({ ...change, revision: job.revision + 1, percent: Math.max(job.percent, percentOf(next)) })
          .where(eq(jobs.id, jobId))
          .returning();
        return stored === undefined ? null : { before: job, after: stored };
      });
      if (changed === null) return null;
      const { before, after } = changed;
      const hasSettled = isSettled(after) && !isSettled(before);
      if (hasSettled) previews.clear(jobId);
      events.publish({ jobId, ownerId: after.ownerId });
      if (hasSettled) await announceQueueMoved(after);
      return after;
    },

    async snapshot(job) {
      const [snapshot] = await toSnapshots([job]);
      if (snapshot === undefined) throw new Error('one record gives one snapshot');
      return snapshot;
    },

    async listSnapshots(ownerId) {
      const newestFinished = db
        .select({ id: jobs.id })
        .from(jobs)
        .where(and(eq(jobs.ownerId, ownerId), sql`${jobs.finishedAt} is not null`))
        .orderBy(desc(jobs.sequence))
        .limit(LISTED_FINISHED_JOBS);
      const rows = await db
        .select()
        .from(jobs)
        .where(and(eq(jobs.ownerId, ownerId), or(isNull(jobs.finishedAt), inArray(jobs.id, newestFinished))))
        .orderBy(desc(jobs.sequence));
      return toSnapshots(rows);
    },

    async unfinishedIds() {
      const rows = await db
        .select({ id: jobs.id })
        .from(jobs)
        .where(isNull(jobs.finishedAt))
        .orderBy(asc(jobs.sequence));
      return rows.map(({ id }) => id);
    },
  };
}

function toStage({ id, state, step, percent, image, error }: StageRecord): Stage {
  return { id, state, step, percent, image, error };
}

function percentOf({ state, stages }: { state: string; stages: readonly StageRecord[] }): number {
  if (state === 'completed') return 100;
  const sum = stages.reduce((total, stage) => total + stage.percent, 0);
  return Math.min(99, Math.floor(sum / Math.max(1, stages.length)));
}
