import type { GenerationClient, JobSnapshot } from '@charhub/api-client/contract';
import { createScriptedClient } from '@charhub/api-client/testing';
import { createGeneration, jobActorOf } from '@charhub/machines';
import { createListeners, type WatchedJobs, type Watches } from './watched-jobs.ts';

/** The registry as a page has it, with a client that tells of snapshots at once and no other tab. */
export async function registeredJobs(jobs: readonly JobSnapshot[]): Promise<WatchedJobs> {
  const watches: Watches = new Map();
  const client: GenerationClient = {
    ...createScriptedClient(),
    listJobs: () => Promise.resolve([...jobs]),
    watchJob: (jobId, observer) => {
      watches.set(jobId, observer);
      observer.onConnection('live');
      return () => watches.delete(jobId);
    },
  };
  const generation = createGeneration({ client, userId: 'user-1', storage: null });
  generation.start();
  await new Promise<void>((resolve) => {
    const subscription = generation.jobs.subscribe((snapshot) => {
      if (!snapshot.matches('ready')) return;
      subscription.unsubscribe();
      resolve();
    });
  });
  const listeners = createListeners(jobs.length);
  const registry = generation.jobs.getSnapshot();
  for (const [index, { id }] of jobs.entries()) {
    jobActorOf(registry, id)?.subscribe(({ context }) => {
      listeners.listen(index, context.snapshot);
    });
  }
  return {
    tell: (snapshot) => watches.get(snapshot.id)?.onSnapshot(snapshot),
    heard: listeners.heard,
    stop: () => {
      generation.stop();
    },
  };
}
