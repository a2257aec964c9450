import type { RequestHandler } from 'express';
import { count, isNull, sql } from 'drizzle-orm';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Db } from '../db/database.ts';
import { jobs } from '../db/schema.ts';
import type { JobRecord } from '../jobs/job-record.ts';

/** What Prometheus may ask of this process. */
export interface Measurements {
  readonly registry: Registry;
  /** Times every request by its route, never by its path: ids would make series without end. */
  readonly requests: RequestHandler;
  /** Counts a job that has ended, and how long it took. */
  readonly jobEnded: (job: Pick<JobRecord, 'kind' | 'state' | 'createdAt' | 'finishedAt'>) => void;
}

export function createMeasurements(db: Db): Measurements {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests took',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers: [registry],
  });
  const ended = new Counter({
    name: 'charhub_jobs_ended_total',
    help: 'Jobs that this process has ended',
    labelNames: ['kind', 'result'],
    registers: [registry],
  });
  const jobDuration = new Histogram({
    name: 'charhub_job_duration_seconds',
    help: 'From the submission to the end of the jobs that this process has ended',
    labelNames: ['kind', 'result'],
    buckets: [2, 5, 15, 30, 60, 120, 300, 900, 3600],
    registers: [registry],
  });
  new Gauge({
    name: 'charhub_jobs',
    help: 'Jobs in the record, the same from every process',
    labelNames: ['kind', 'state'],
    registers: [registry],
    async collect() {
      const rows = await db
        .select({ kind: jobs.kind, state: jobs.state, jobs: count() })
        .from(jobs)
        .groupBy(jobs.kind, jobs.state);
      this.reset();
      for (const { kind, state, jobs: value } of rows) this.set({ kind, state }, value);
    },
  });
  new Gauge({
    name: 'charhub_oldest_unfinished_job_seconds',
    help: 'Since when the job waits that has waited longest; 0 when none is unfinished',
    registers: [registry],
    async collect() {
      const age = sql<string | null>`extract(epoch from now() - min(${jobs.createdAt}))`;
      const [row] = await db.select({ age }).from(jobs).where(isNull(jobs.finishedAt));
      this.set(Math.max(0, Number(row?.age ?? 0)));
    },
  });
  return {
    registry,
    jobEnded({ kind, state: result, createdAt, finishedAt }) {
      ended.inc({ kind, result });
      // Both are the database's: no clock of a process makes them differ.
      if (finishedAt !== null)
        jobDuration.observe({ kind, result }, Math.max(0, finishedAt.getTime() - createdAt.getTime()) / 1000);
    },
    requests: (req, res, next) => {
      const stop = duration.startTimer();
      res.on('close', () => {
        const path: unknown = req.route === undefined ? undefined : Reflect.get(Object(req.route), 'path');
        const route = typeof path === 'string' ? req.baseUrl + path : 'other';
        stop({ method: req.method, route, status: String(res.statusCode) });
      });
      next();
    },
  };
}
