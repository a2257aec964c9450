import { and, asc, count, eq, inArray, isNull, ne, or, sql, sum } from 'drizzle-orm';
import type { JobKind } from '@charhub/api-client/contract';
import type { Db, Queryable } from '../db/database.ts';
import { jobs } from '../db/schema.ts';
import type { JobChanged } from './job-events.ts';
import type { JobRecord } from './job-record.ts';

type Place = Pick<JobRecord, 'priority' | 'sequence'>;

/** Of one kind, what is to be done before a job's turn. */
export interface WorkAhead {
  readonly kind: JobKind;
  readonly jobs: number;
  /** Of `jobs`, those that a worker has. */
  readonly running: number;
  /** Pictures still to be made, those being painted included. */
  readonly pictures: number;
}

/** Only so many waiting jobs hear that they moved: further back the number means little. */
const ANNOUNCED_POSITIONS = 100;

const missingPictures = sql`(select count(*) from jsonb_array_elements(${jobs.stages}) as stage where stage->>'image' is null)`;

/** What is before a place in the line: everything that runs, and what waits with a better priority or for longer. */
export async function workAhead(db: Queryable, { priority, sequence }: Place): Promise<WorkAhead[]> {
  const rows = await db
    .select({
      kind: jobs.kind,
      jobs: count(),
      running: count(sql`case when ${jobs.state} = 'running' then 1 end`),
      pictures: sum(missingPictures).mapWith(Number),
    })
    .from(jobs)
    .where(
      and(
        isNull(jobs.finishedAt),
        ne(jobs.sequence, sequence),
        or(
          eq(jobs.state, 'running'),
          sql`(${jobs.priority}, ${jobs.sequence}) < (${priority}::int, ${sequence}::bigint)`,
        ),
      ),
    )
    .groupBy(jobs.kind);
  return rows.map((row) => ({ ...row, pictures: row.pictures ?? 0 }));
}

/** Gives the first jobs behind a place a new revision, since their position is another one now. Answers with them. */
export async function moveLineBehind(db: Db, { priority, sequence }: Place): Promise<JobChanged[]> {
  const behind = db
    .select({ id: jobs.id })
    .from(jobs)
    .where(
      and(
        eq(jobs.state, 'queued'),
        sql`(${jobs.priority}, ${jobs.sequence}) > (${priority}::int, ${sequence}::bigint)`,
      ),
    )
    .orderBy(asc(jobs.priority), asc(jobs.sequence))
    .limit(ANNOUNCED_POSITIONS);
  return db
    .update(jobs)
    .set({ revision: sql`${jobs.revision} + 1` })
    .where(and(eq(jobs.state, 'queued'), inArray(jobs.id, behind)))
    .returning({ jobId: jobs.id, ownerId: jobs.ownerId });
}

/** Every unfinished job, or those of one owner. */
export async function countUnfinished(db: Queryable, ownerId?: string): Promise<number> {
  const [row] = await db
    .select({ unfinished: count() })
    .from(jobs)
    .where(and(isNull(jobs.finishedAt), ownerId === undefined ? undefined : eq(jobs.ownerId, ownerId)));
  return row?.unfinished ?? 0;
}
