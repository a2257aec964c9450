import { and, desc, isNotNull, eq, sql } from 'drizzle-orm';
import type { JobKind } from '@charhub/api-client/contract';
import type { Db } from '../db/database.ts';
import { jobs } from '../db/schema.ts';

/** How long one picture took, from quick to slow: nine of ten took longer than `low`, nine of ten less than `high`. */
export interface PaintTime {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
}

/** Seconds for one picture of each kind, out of the newest completed jobs. */
export interface PaintTimes {
  /** A kind of which fewer than five jobs have completed is absent: too little to promise anything. */
  read(): Promise<ReadonlyMap<JobKind, PaintTime>>;
}

const LEAST_SAMPLES = 5;
const NEWEST_JOBS = 200;

/** Reads the history at most once in `keptMs`. @default 2 s */
export function createPaintTimes(db: Db, keptMs = 2000): PaintTimes {
  let kept: { readonly since: number; readonly times: Promise<ReadonlyMap<JobKind, PaintTime>> } | null =
    null;

  async function readHistory(): Promise<ReadonlyMap<JobKind, PaintTime>> {
    const rows = await db
      .select({
        kind: jobs.kind,
        seconds:
          sql`extract(epoch from ${jobs.finishedAt} - ${jobs.startedAt}) / jsonb_array_length(${jobs.stages})`.mapWith(
            Number,
          ),
      })
      .from(jobs)
      .where(and(isNotNull(jobs.finishedAt), eq(jobs.state, 'completed'), isNotNull(jobs.startedAt)))
      .orderBy(desc(jobs.finishedAt))
      .limit(NEWEST_JOBS);
    const samples = new Map<JobKind, number[]>();
    for (const { kind, seconds } of rows) samples.set(kind, [...(samples.get(kind) ?? []), seconds]);
    return new Map(
      [...samples].flatMap(([kind, seconds]) => {
        const time = paintTimeOf(seconds);
        return time === null ? [] : [[kind, time] as const];
      }),
    );
  }

  return {
    read() {
      if (kept === null || Date.now() - kept.since > keptMs) {
        kept = { since: Date.now(), times: readHistory().catch(() => new Map<JobKind, PaintTime>()) };
      }
      return kept.times;
    },
  };
}

/** Null when there are too few. */
export function paintTimeOf(seconds: readonly number[]): PaintTime | null {
  if (seconds.length < LEAST_SAMPLES) return null;
  const sorted = [...seconds].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  return { low: at(0.1), typical: at(0.5), high: at(0.9) };
}
