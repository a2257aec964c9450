import type { JobSnapshot } from '@charhub/api-client/contract';
import type { GenerationJobInput } from '../generation-job/generation-job.types.ts';
import type { GenerationJobsContext, TrackedJob } from './generation-jobs.types.ts';
import { findTrackedOf } from './tracked-jobs.ts';

/** What is to be done so that exactly the jobs that need an actor have one. */
export interface JobActorPlan {
  readonly spawn: readonly GenerationJobInput[];
  readonly stop: readonly string[];
  /** Fresh snapshots for actors that run already. */
  readonly tell: readonly { readonly key: string; readonly snapshot: JobSnapshot }[];
  readonly followed: GenerationJobsContext['followed'];
}

/** Compares the lines of the registry with its actors; `snapshots` are what the server has just said. */
export function planJobActors(
  { jobs, watched, followed }: Pick<GenerationJobsContext, 'jobs' | 'watched' | 'followed'>,
  snapshots: readonly JobSnapshot[],
): JobActorPlan {
  const heard = new Map<string, JobSnapshot>();
  for (const snapshot of snapshots) {
    const tracked = findTrackedOf(jobs, snapshot);
    if (tracked !== undefined) heard.set(tracked.key, snapshot);
  }

  const spawn: GenerationJobInput[] = [];
  const tell: { key: string; snapshot: JobSnapshot }[] = [];
  const next: Record<string, 'awaited' | 'shown'> = {};
  for (const job of jobs) {
    const { key } = job;
    const snapshot = heard.get(key) ?? null;
    const current = followed[key];
    if (current !== undefined) {
      if (!isOver(job, current, watched)) next[key] = current;
      if (snapshot !== null) tell.push({ key, snapshot });
      continue;
    }
    const input = needsActor(job, watched) ? actorInput(job, snapshot) : null;
    if (input === null) continue;
    spawn.push(input);
    next[key] = job.state === 'active' || !job.announced ? 'awaited' : 'shown';
  }
  const listed = new Set(jobs.map(({ key }) => key));
  for (const [key, role] of Object.entries(followed)) {
    if (role === 'awaited' && !listed.has(key)) next[key] = role;
  }
  return { spawn, stop: Object.keys(followed).filter((key) => !(key in next)), tell, followed: next };
}

function needsActor(job: TrackedJob, watched: GenerationJobsContext['watched']): boolean {
  return job.state === 'active' || !job.announced || !job.seen || (watched[job.key] ?? 0) > 0;
}

/** Another tab may know the end before this one: an awaited actor stays until it has told this page, too. */
function isOver(
  job: TrackedJob,
  role: 'awaited' | 'shown',
  watched: GenerationJobsContext['watched'],
): boolean {
  const abandoned = job.jobId === null && job.state === 'cancelled';
  return abandoned || (role === 'shown' && !needsActor(job, watched));
}

function actorInput(job: TrackedJob, snapshot: JobSnapshot | null): GenerationJobInput | null {
  const { key, characterId, jobId, request } = job;
  if (jobId !== null) return { key, characterId, jobId, snapshot, request: null };
  return request === null ? null : { key, characterId, jobId: null, snapshot: null, request };
}
