import type { KeyValueStorage } from '../create-generation/job-storage.ts';
import type { OpenTabChannel } from '../create-generation/tab-channel.ts';
import type { TrackedJob } from '../generation-jobs/generation-jobs.types.ts';

/** A `localStorage` that lives as long as the test. */
export function memoryStorage(): KeyValueStorage & { readonly items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => {
      items.set(key, value);
    },
  };
}

/** A browser with as many tabs as open a channel: each hears the others in the next microtask, and each claim is one tab's. */
export function memoryTabs(): OpenTabChannel {
  const listeners = new Map<string, Set<(jobs: readonly TrackedJob[]) => void>>();
  const claims = new Map<string, object>();
  let turns: Promise<unknown> = Promise.resolve();
  return (userId) => {
    const everybody = listeners.get(userId) ?? new Set();
    listeners.set(userId, everybody);
    const tab = {};
    const own = new Set<(jobs: readonly TrackedJob[]) => void>();
    return {
      publish: (jobs) => {
        const copy = structuredClone(jobs);
        queueMicrotask(() => {
          for (const listener of everybody) if (!own.has(listener)) listener(copy);
        });
      },
      subscribe: (listener) => {
        own.add(listener);
        everybody.add(listener);
        return () => everybody.delete(listener);
      },
      claim: (claimed, wants) => {
        const name = `${userId}:${claimed}`;
        const turn = turns.then(() => {
          if (!wants() || claims.has(name)) return false;
          claims.set(name, tab);
          return true;
        });
        turns = turn;
        return turn;
      },
      close: () => {
        for (const listener of own) everybody.delete(listener);
        for (const [name, holder] of claims) if (holder === tab) claims.delete(name);
      },
    };
  };
}
