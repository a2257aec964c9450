import type { JobSnapshot } from '@charhub/api-client/contract';
import type { JobEvents } from '../jobs/job-events.ts';
import type { JobStore } from '../jobs/job-store.ts';

/** Somebody who wants every snapshot of one owner's jobs. */
export interface JobWatcher {
  /** One snapshot as JSON. */
  send(jobId: string, json: string): void;
}

/** Reads each changed job once and hands its newest snapshot to all who watch, however many they are. */
export interface JobFeed {
  /** Returns a function that ends the watch. */
  watch(ownerId: string, watcher: JobWatcher): () => void;
  close(): void;
}

export function createJobFeed({ store, events }: { store: JobStore; events: JobEvents }): JobFeed {
  const watchersByOwner = new Map<string, Set<JobWatcher>>();
  /** `again`: it changed while it was being read, so what was read may be old. */
  const reading = new Map<string, 'once' | 'again'>();

  async function deliver(jobId: string, ownerId: string): Promise<void> {
    do {
      reading.set(jobId, 'once');
      const snapshot = await readSnapshot(store, jobId);
      const watchers = watchersByOwner.get(ownerId);
      if (snapshot === null || watchers === undefined) continue;
      const json = JSON.stringify(snapshot);
      for (const watcher of watchers) watcher.send(jobId, json);
    } while (reading.get(jobId) === 'again');
    reading.delete(jobId);
  }

  const unsubscribe = events.subscribe(({ jobId, ownerId }) => {
    if (!watchersByOwner.has(ownerId)) return;
    if (reading.has(jobId)) reading.set(jobId, 'again');
    else void deliver(jobId, ownerId);
  });

  return {
    watch(ownerId, watcher) {
      const watchers = watchersByOwner.get(ownerId) ?? new Set();
      watchers.add(watcher);
      watchersByOwner.set(ownerId, watchers);
      return () => {
        watchers.delete(watcher);
        if (watchers.size === 0 && watchersByOwner.get(ownerId) === watchers) watchersByOwner.delete(ownerId);
      };
    },
    close: unsubscribe,
  };
}

/** Null also when the database does not answer: the next change brings the news. */
async function readSnapshot(store: JobStore, jobId: string): Promise<JobSnapshot | null> {
  try {
    const job = await store.find(jobId);
    return job === null ? null : await store.snapshot(job);
  } catch {
    return null;
  }
}
