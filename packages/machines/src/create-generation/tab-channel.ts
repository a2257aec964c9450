import type { TrackedJob } from '../generation-jobs/generation-jobs.types.ts';
import { parseTrackedJobs } from './tracked-job-parser.ts';

/** The way to the other tabs of one user. */
export interface TabChannel {
  /** Tells the other tabs, not this one. */
  publish(jobs: readonly TrackedJob[]): void;
  /** Hears what other tabs publish, until unsubscribed. */
  subscribe(listener: (jobs: readonly TrackedJob[]) => void): () => void;
  /**
   * Whether this tab is the one for `name`: one tab is, for as long as its channel is open. Asked of one tab at a time;
   * one that does not want to when its turn comes leaves it to the next.
   */
  claim(name: string, wants: () => boolean): Promise<boolean>;
}

/** Opens a channel for one user. */
export type OpenTabChannel = (userId: string) => TabChannel & { close(): void };

/**
 * A claim is a lock that is held. It is not written down in the storage: a tab may read there for a while what was true
 * before another one wrote.
 */
function claimByLock(locks: LockManager, name: string, released: Promise<void>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : released;
      })
      .catch(reject);
  });
}

/** BroadcastChannel and Web Locks where the platform has them; else there are no other tabs to speak of. */
export const openBrowserTabChannel: OpenTabChannel = (userId) => {
  const name = `charhub-generation-jobs:${userId}`;
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    publish: (jobs) => channel?.postMessage(jobs),
    subscribe: (listener) => {
      const hear = ({ data }: MessageEvent<unknown>) => {
        listener(parseTrackedJobs(data));
      };
      channel?.addEventListener('message', hear);
      return () => channel?.removeEventListener('message', hear);
    },
    claim: async (claimed, wants) => {
      if (locks === undefined) return wants();
      return locks.request(name, () => wants() && claimByLock(locks, `${name}:${claimed}`, released));
    },
    close: () => {
      release();
      channel?.close();
    },
  };
};
