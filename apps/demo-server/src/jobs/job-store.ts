import { and, asc, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { isSettled, type JobSnapshot, type Stage } from '@charhub/api-client/contract';
import type { Db, Queryable } from '../db/database.ts';
import { jobs } from '../db/schema.ts';
import { estimateOf } from './estimate.ts';
import type { JobChanged, JobEvents } from './job-events.ts';
import type { JobRecord, StageRecord } from './job-record.ts';
import type { PaintTimes } from './paint-times.ts';
import type { PreviewStore } from './preview-store.ts';
import { moveLineBehind, workAhead } from './queue-line.ts';
import { releaseWaiting } from './release-waiting.ts';

/** What a change may set; the revision, the percent and the times as such are the store's own. */
export type JobChange = Partial<
  Pick<
    JobRecord,
    | 'state'
    | 'stages'
    | 'error'
    | 'refunded'
    | 'cancelRequested'
    | 'runId'
    | 'deaths'
    | 'startedAt'
    | 'finishedAt'
    | 'waitsFor'
    | 'request'
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
  /** The snapshot of a job as it stands; null when there is no such job. */
  read(jobId: string): Promise<JobSnapshot | null>;
  /** What an owner's pages show: every running job and the newest finished ones, newest first. */
  listSnapshots(ownerId: string): Promise<JobSnapshot[]>;
  /** All jobs that have not ended, oldest first. */
  unfinished(): Promise<Pick<JobRecord, 'id' | 'priority' | 'waitsFor'>[]>;
  /** The revisions of these owners' jobs that have not ended, or only in the last quarter of an hour. */
  revisionsOf(ownerIds: readonly string[]): Promise<(JobChanged & { revision: number })[]>;
}

const LISTED_FINISHED_JOBS = 30;
const REMEMBERED_ENDS = '15 minutes';
const nothingKnown: Awaited<ReturnType<PaintTimes['read']>> = new Map();
const FIRST_PLACE = { priority: 0, sequence: 0 };

export function createJobStore({
  db,
  events,
  previews,
  times,
  onEnd = () => undefined,
}: {
  db: Db;
  events: JobEvents;
  previews: PreviewStore;
  times: PaintTimes;
  /** Told once of each job that this process has ended. @default nobody is told */
  onEnd?: (job: JobRecord) => void;
}): JobStore {
  async function toSnapshot(job: JobRecord): Promise<JobSnapshot> {
    const isQueued = job.state === 'queued';
    const [ahead, preview, known] = await Promise.all([
      isQueued ? workAhead(db, job) : [],
      job.state === 'running' ? previews.get(job.id) : null,
      // Of a job that has ended nothing is estimated, and its owner waits for this.
      isSettled(job) ? nothingKnown : times.read(),
    ]);
    return {
      id: job.id,
      revision: job.revision,
      kind: job.kind,
      characterId: job.characterId,
      idempotencyKey: job.idempotencyKey,
      state: job.state,
      queuePosition: isQueued ? ahead.reduce((total, work) => total + work.jobs, 0) : null,
      estimate: isSettled(job) ? null : estimateOf(job, ahead, known),
      waitsFor: job.waitsFor,
      percent: job.percent,
      stages: job.stages.map(toStage),
      preview,
      images: job.stages.flatMap(({ image }) => image ?? []),
      cost: { quoted: job.charged, charged: job.charged, refunded: job.refunded },
      error: job.error,
      request: { prompt: job.request.prompt, sampleImageUrls: job.request.sampleImageUrls },
      cancelRequested: job.cancelRequested,
      createdAt: job.createdAt.toISOString(),
      startedAt: job.startedAt?.toISOString() ?? null,
      finishedAt: job.finishedAt?.toISOString() ?? null,
    };
  }

  /** Not in the transaction that ended it, so that no two rows are ever locked at once; a worker makes up for a death in between. */
  async function releaseThoseWaitingFor(ended: JobRecord): Promise<void> {
    const waiting = await db.select({ id: jobs.id }).from(jobs).where(eq(jobs.waitsFor, ended.id));
    for (const { id } of waiting) await store.change(id, (job, tx) => releaseWaiting(job, ended, tx));
  }

  const store: JobStore = {
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
          .set({
            ...change,
            ...timesOf(job, change),
            revision: job.revision + 1,
            percent: Math.max(job.percent, percentOf(next)),
          })
          .where(eq(jobs.id, jobId))
          .returning();
        return stored === undefined ? null : { before: job, after: stored };
      });
      if (changed === null) return null;
      const { before, after } = changed;
      const hasSettled = isSettled(after) && !isSettled(before);
      events.publish({ jobId, ownerId: after.ownerId });
      if (hasSettled) {
        onEnd(after);
        await previews.clear(jobId);
        // What ran was before everybody; what waited was before those behind it.
        const place = before.state === 'queued' ? before : FIRST_PLACE;
        for (const moved of await moveLineBehind(db, place)) events.publish(moved);
        await releaseThoseWaitingFor(after);
      }
      return after;
    },

    snapshot: toSnapshot,

    async read(jobId) {
      const job = await store.find(jobId);
      return job === null ? null : toSnapshot(job);
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
      return Promise.all(rows.map(toSnapshot));
    },

    async unfinished() {
      return db
        .select({ id: jobs.id, priority: jobs.priority, waitsFor: jobs.waitsFor })
        .from(jobs)
        .where(isNull(jobs.finishedAt))
        .orderBy(asc(jobs.sequence));
    },

    async revisionsOf(ownerIds) {
      return db
        .select({ jobId: jobs.id, ownerId: jobs.ownerId, revision: jobs.revision })
        .from(jobs)
        .where(
          and(
            inArray(jobs.ownerId, [...ownerIds]),
            or(isNull(jobs.finishedAt), gt(jobs.finishedAt, sql`now() - ${REMEMBERED_ENDS}::interval`)),
          ),
        );
    },
  };
  return store;
}

/** By the database's clock: those of its processes may differ by hours. */
function timesOf(before: JobRecord, { startedAt, finishedAt }: JobChange) {
  const now = sql`clock_timestamp()`;
  return {
    ...(startedAt instanceof Date && { startedAt: before.startedAt ?? now }),
    ...(finishedAt instanceof Date && { finishedAt: before.finishedAt ?? now }),
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
