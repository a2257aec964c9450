import type { RequestHandler } from 'express';
import { count, isNull, sql } from 'drizzle-orm';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Db } from '../db/database.ts';
import { jobs } from '../db/schema.ts';

/** What Prometheus may ask of this process. */
export interface Measurements {
  readonly registry: Registry;
  /** Times every request by its route, never by its path: ids would make series without end. */
  readonly requests: RequestHandler;
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
