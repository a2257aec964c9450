import type { JobSnapshot } from '@charhub/api-client/contract';
import { jobSnapshot, stage, type ScriptedClient } from '@charhub/api-client/testing';

/** A job that a worker is painting. */
export function paintedJob(fields: Pick<JobSnapshot, 'id' | 'kind'>): JobSnapshot {
  const views =
    fields.kind === 'reference-dataset' ? (['face', 'front', 'side', 'back'] as const) : [fields.kind];
  const stages = views.map((id, index) =>
    stage({ id, state: index === 0 ? 'running' : 'pending', percent: 0 }),
  );
  return jobSnapshot({ ...fields, state: 'running', stages, startedAt: new Date().toISOString() });
}

/** Tells of a job as it comes off the wire: all of it new objects, another percent. */
export function tellProgress(client: ScriptedClient, jobId: string): void {
  const before = client.jobs.get(jobId);
  const revision = before.revision + 1;
  const percent = 5 + (revision % 90);
  const stages = before.stages.map((each, index) => (index === 0 ? { ...each, percent } : each));
  client.jobs.put(structuredClone({ ...before, revision, percent, stages }));
}
