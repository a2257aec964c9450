import type { GenerationRequest, JobSnapshot } from '@charhub/api-client/contract';
import { isSettled } from '@charhub/api-client/contract';
import type { TrackedJob } from './generation-jobs.types.ts';

/** How many settled jobs are remembered. Active ones are never dropped. */
export const MAX_SETTLED_JOBS = 20;

/** The line of an intent that is about to be sent. */
export function trackSubmission(key: string, request: GenerationRequest, createdAt: string): TrackedJob {
  const { kind, characterId } = request;
  const common = { key, jobId: null, kind, characterId, request, createdAt };
  return { ...common, state: 'active', seen: false, announced: false };
}

/** The line of a job as the server knows it. One that is over already is neither new nor to be announced. */
export function trackSnapshot(snapshot: JobSnapshot): TrackedJob {
  const { id, idempotencyKey, kind, characterId, createdAt } = snapshot;
  const settled = isSettled(snapshot);
  const common = { key: idempotencyKey ?? id, jobId: id, kind, characterId, request: null, createdAt };
  return { ...common, state: trackedState(snapshot), seen: settled, announced: settled };
}

/** A job's state as a line of the registry knows it. */
export function trackedState({ state }: Pick<JobSnapshot, 'state'>): TrackedJob['state'] {
  return state === 'queued' || state === 'running' ? 'active' : state;
}

/** The line with this key, or about the job with this id. */
export function findTracked(jobs: readonly TrackedJob[], keyOrJobId: string): TrackedJob | undefined {
  return jobs.find(({ key }) => key === keyOrJobId) ?? jobs.find(({ jobId }) => jobId === keyOrJobId);
}

/** The line about this job: by its id, or by the key it was submitted with. */
export function findTrackedOf(jobs: readonly TrackedJob[], snapshot: JobSnapshot): TrackedJob | undefined {
  return jobs.find(({ key, jobId }) => jobId === snapshot.id || key === snapshot.idempotencyKey);
}

/** The same lines with one changed. */
export function changeTracked(
  jobs: readonly TrackedJob[],
  key: string,
  change: (job: TrackedJob) => Partial<TrackedJob>,
): readonly TrackedJob[] {
  return jobs.map((job) => (job.key === key ? { ...job, ...change(job) } : job));
}

/** The line about this job as it is after the server has spoken of it: the one that is held, else a new one. */
export function knownAs(jobs: readonly TrackedJob[], snapshot: JobSnapshot): TrackedJob {
  const tracked = findTrackedOf(jobs, snapshot);
  return tracked === undefined ? trackSnapshot(snapshot) : { ...tracked, jobId: snapshot.id, request: null };
}

/** With what the server lists. A job that is over and was never heard of here stays out: there is nothing to tell. */
export function applyListed(
  jobs: readonly TrackedJob[],
  listed: readonly JobSnapshot[],
): readonly TrackedJob[] {
  const known = listed.map((snapshot) => knownAs(jobs, snapshot));
  const held = new Set(jobs.map(({ key }) => key));
  return mergeTracked(
    jobs,
    known.filter(({ key, state }) => state === 'active' || held.has(key)),
  );
}

/** Seen, when it is over. A submission nobody knows an answer to is given up with it; what runs is not dismissed. */
export function dismissTracked({ state, jobId }: TrackedJob): Partial<TrackedJob> {
  if (state !== 'active') return { seen: true };
  return jobId === null ? { seen: true, announced: true, state: 'cancelled', request: null } : {};
}

/**
 * What two tabs, or a tab and its storage, know together. What is known is never unlearned, so the order and the
 * number of merges do not matter. Newest first, and bounded.
 */
export function mergeTracked(
  held: readonly TrackedJob[],
  received: readonly TrackedJob[],
): readonly TrackedJob[] {
  const merged = new Map(held.map((job) => [job.key, job]));
  for (const job of received) {
    const known = merged.get(job.key);
    merged.set(job.key, known === undefined ? job : mergeLine(known, job));
  }
  return boundTracked([...merged.values()]);
}

/** Newest first, without the settled ones beyond the bound. */
export function boundTracked(jobs: readonly TrackedJob[]): readonly TrackedJob[] {
  const newestFirst = [...jobs].sort((a, b) => compare(b.createdAt, a.createdAt) || compare(a.key, b.key));
  let settled = 0;
  return newestFirst.filter(({ state }) => state === 'active' || ++settled <= MAX_SETTLED_JOBS);
}

function mergeLine(a: TrackedJob, b: TrackedJob): TrackedJob {
  const jobId = a.jobId ?? b.jobId;
  const state = rank(a.state) >= rank(b.state) ? a.state : b.state;
  return {
    ...a,
    jobId,
    state,
    request: jobId === null && state === 'active' ? (a.request ?? b.request) : null,
    seen: a.seen || b.seen,
    announced: a.announced || b.announced,
  };
}

const knowledge: readonly TrackedJob['state'][] = [
  'active',
  'refused',
  'lost',
  'cancelled',
  'failed',
  'completed',
];

function rank(state: TrackedJob['state']): number {
  return knowledge.indexOf(state);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
