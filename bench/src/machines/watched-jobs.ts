import type { JobObserver, JobSnapshot } from '@charhub/api-client/contract';
import { jobSnapshot, stage } from '@charhub/api-client/testing';

/** Jobs that run, with an actor and one subscriber each. */
export interface WatchedJobs {
  /** Tells the actor of a job of its next snapshot. */
  tell(snapshot: JobSnapshot): void;
  /** The revision that the subscriber of a job heard last. */
  heard(index: number): number;
  stop(): void;
}

/** Those who watch, by the id of the job: what a client tells goes through here. */
export type Watches = Map<string, Pick<JobObserver, 'onSnapshot'>>;

/** Reference datasets half way: the largest snapshots there are. */
export function runningJobs(count: number): JobSnapshot[] {
  return Array.from({ length: count }, (_, index) =>
    jobSnapshot({
      id: `job-${index}`,
      characterId: `character-${index}`,
      state: 'running',
      stages: [
        stage({ id: 'face', state: 'completed' }),
        stage({ id: 'front', state: 'running', percent: 40 }),
        stage({ id: 'side' }),
        stage({ id: 'back' }),
      ],
    }),
  );
}

/** One subscriber a job, as a component that shows its progress is one. */
export function createListeners(count: number) {
  const revisions = Array.from({ length: count }, () => 0);
  return {
    listen: (index: number, snapshot: JobSnapshot | null) => {
      revisions[index] = snapshot?.revision ?? 0;
    },
    heard: (index: number) => revisions[index] ?? 0,
  };
}
