import type { JobSnapshot } from '../contract/index.ts';

/** The newest snapshots of the jobs heard of latest. */
export interface SnapshotCache {
  get(jobId: string): JobSnapshot | null;
  /** Keeps it unless a newer revision is held. */
  put(snapshot: JobSnapshot): void;
}

/** @param limit how many jobs are remembered. */
export function createSnapshotCache(limit: number): SnapshotCache {
  const held = new Map<string, JobSnapshot>();
  return {
    get: (jobId) => held.get(jobId) ?? null,
    put: (snapshot) => {
      const before = held.get(snapshot.id);
      if (before !== undefined && before.revision >= snapshot.revision) return;
      held.delete(snapshot.id);
      held.set(snapshot.id, snapshot);
      const [eldest] = held.keys();
      if (held.size > limit && eldest !== undefined) held.delete(eldest);
    },
  };
}
