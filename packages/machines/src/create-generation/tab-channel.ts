import type { TrackedJob } from '../generation-jobs/generation-jobs.types.ts';
import { parseTrackedJobs } from './tracked-job-parser.ts';

/** The way to the other tabs of one user. */
export interface TabChannel {
  /** Tells the other tabs, not this one. */
  publish(jobs: readonly TrackedJob[]): void;
  /** Hears what other tabs publish, until unsubscribed. */
  subscribe(listener: (jobs: readonly TrackedJob[]) => void): () => void;
  /** Runs `task` while no other tab of this user runs one. */
  exclusively<T>(task: () => T): Promise<T>;
}

/** Opens a channel for one user. */
export type OpenTabChannel = (userId: string) => TabChannel & { close(): void };

/** BroadcastChannel and Web Locks where the platform has them; else there are no other tabs to speak of. */
export const openBrowserTabChannel: OpenTabChannel = (userId) => {
  const name = `charhub-generation-jobs:${userId}`;
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  return {
    publish: (jobs) => channel?.postMessage(jobs),
    subscribe: (listener) => {
      const hear = ({ data }: MessageEvent<unknown>) => {
        listener(parseTrackedJobs(data));
      };
      channel?.addEventListener('message', hear);
      return () => channel?.removeEventListener('message', hear);
    },
    exclusively: async (task) => (locks === undefined ? task() : await locks.request(name, task)),
    close: () => channel?.close(),
  };
};
