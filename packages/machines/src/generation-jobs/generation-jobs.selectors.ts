import type { JobKind } from '@charhub/api-client/contract';
import type { ActorRefFrom, AnyActorRef, SnapshotFrom } from 'xstate';
import type { generationJobMachine } from '../generation-job/generation-job.machine.ts';
import type { generationJobsMachine } from './generation-jobs.machine.ts';
import type { TrackedJob } from './generation-jobs.types.ts';
import { findTracked } from './tracked-jobs.ts';

type Snapshot = SnapshotFrom<typeof generationJobsMachine>;

/** The actor that follows one job. */
export type GenerationJobActor = ActorRefFrom<typeof generationJobMachine>;

/** The actor of one job, by its key. Undefined when it has none: unknown, or over and seen. */
export function jobActorOf(snapshot: Snapshot, key: string): GenerationJobActor | undefined {
  const child: AnyActorRef | undefined = snapshot.children[key];
  return key in snapshot.context.followed && isJobActor(child) ? child : undefined;
}

/** The line of one job, by its key or its id. */
export function trackedJobOf(snapshot: Snapshot, keyOrJobId: string): TrackedJob | undefined {
  return findTracked(snapshot.context.jobs, keyOrJobId);
}

/** What the dock shows, newest first: what runs, and what has ended and was not seen. */
export function dockJobs(snapshot: Snapshot): readonly TrackedJob[] {
  return snapshot.context.jobs.filter(({ state, seen }) => state === 'active' || !seen);
}

/** How many jobs run; of one character when it is given. */
export function runningCount(snapshot: Snapshot, characterId?: string): number {
  return snapshot.context.jobs.filter(
    (job) => job.state === 'active' && (characterId === undefined || job.characterId === characterId),
  ).length;
}

/** The newest running job of this kind for this character. */
export function activeJobOf(
  snapshot: Snapshot,
  { characterId, kind }: { characterId: string; kind: JobKind },
): TrackedJob | undefined {
  return snapshot.context.jobs.find(
    (job) => job.state === 'active' && job.kind === kind && job.characterId === characterId,
  );
}

/** The registry names the actors of jobs by their keys, and no other actors so. */
function isJobActor(child: AnyActorRef | undefined): child is GenerationJobActor {
  return child !== undefined;
}
