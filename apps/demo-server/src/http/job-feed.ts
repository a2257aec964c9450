import type { JobEvents } from '../jobs/job-events.ts';
import type { JobStore } from '../jobs/job-store.ts';
import { toEvent } from './event-stream.ts';

/** Somebody who wants every snapshot of one owner's jobs. */
export interface JobWatcher {
  /** One snapshot, as `toEvent` made it. */
  send(jobId: string, event: Buffer): void;
  /** There will be no more. */
  end(): void;
}

/** Reads each changed job once and hands its newest snapshot to all who watch, however many they are. */
export interface JobFeed {
  /** Returns a function that ends the watch. */
  watch(ownerId: string, watcher: JobWatcher): () => void;
  close(): void;
}

export interface JobFeedOptions {
  readonly store: Pick<JobStore, 'read' | 'revisionsOf'>;
  readonly events: JobEvents;
  /** How often the record is compared with what was handed out: so long may lost news stay unnoticed. @default 10 s */
  readonly recheckMs?: number;
}

interface WatchedOwner {
  readonly watchers: Set<JobWatcher>;
  /** The revision last handed out of each job. */
  readonly revisions: Map<string, number>;
}

export function createJobFeed({ store, events, recheckMs = 10_000 }: JobFeedOptions): JobFeed {
  const owners = new Map<string, WatchedOwner>();
  /** `again`: it changed while it was being read, so what was read may be old. */
  const reading = new Map<string, 'once' | 'again'>();

  async function deliver(jobId: string, ownerId: string): Promise<void> {
    do {
      reading.set(jobId, 'once');
      // Nothing also when the database does not answer: the next change or the next comparison brings the news.
      const snapshot = await store.read(jobId).catch(() => null);
      const owner = owners.get(ownerId);
      if (snapshot === null || owner === undefined) continue;
      owner.revisions.set(jobId, snapshot.revision);
      const event = toEvent(JSON.stringify(snapshot));
      for (const watcher of owner.watchers) watcher.send(jobId, event);
    } while (reading.get(jobId) === 'again');
    reading.delete(jobId);
  }

  function hasChanged({ jobId, ownerId }: { jobId: string; ownerId: string }): void {
    if (!owners.has(ownerId)) return;
    if (reading.has(jobId)) reading.set(jobId, 'again');
    else void deliver(jobId, ownerId);
  }

  /** Hands out what the record has and nobody was told. */
  async function recheck(): Promise<void> {
    if (owners.size === 0) return;
    const current = await store.revisionsOf([...owners.keys()]).catch(() => []);
    for (const { jobId, ownerId, revision } of current) {
      const known = owners.get(ownerId)?.revisions.get(jobId) ?? 0;
      if (revision > known) hasChanged({ jobId, ownerId });
    }
  }

  const unsubscribe = events.subscribe(hasChanged, () => void recheck());
  const rechecking = setInterval(() => void recheck(), recheckMs);
  rechecking.unref();

  return {
    watch(ownerId, watcher) {
      const owner = owners.get(ownerId) ?? { watchers: new Set(), revisions: new Map() };
      owner.watchers.add(watcher);
      owners.set(ownerId, owner);
      return () => {
        owner.watchers.delete(watcher);
        if (owner.watchers.size === 0 && owners.get(ownerId) === owner) owners.delete(ownerId);
      };
    },
    close() {
      clearInterval(rechecking);
      unsubscribe();
      for (const { watchers } of owners.values()) for (const watcher of watchers) watcher.end();
    },
  };
}
