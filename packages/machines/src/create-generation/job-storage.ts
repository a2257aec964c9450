import type { TrackedJob } from '../generation-jobs/generation-jobs.types.ts';
import { mergeTracked } from '../generation-jobs/tracked-jobs.ts';
import { parseTrackedJobs } from './tracked-job-parser.ts';

/** What of `Storage` is used; `localStorage` fits. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Remembers the jobs of each user over reloads. Neither method throws. */
export interface JobStorage {
  /** What is stored; nothing where it cannot be read. */
  load(userId: string): readonly TrackedJob[];
  /** Adds what is known here to what is stored, so that tabs do not overwrite each other. */
  save(userId: string, jobs: readonly TrackedJob[]): void;
}

/** Stores over `localStorage` or its like; without one, for as long as the page lives. */
export function createJobStorage(storage: KeyValueStorage | null): JobStorage {
  const memory = new Map<string, string>();

  function load(userId: string): readonly TrackedJob[] {
    try {
      const name = storageKey(userId);
      const text = (storage === null ? memory.get(name) : storage.getItem(name)) ?? '[]';
      return parseTrackedJobs(JSON.parse(text));
    } catch {
      return [];
    }
  }

  return {
    load,
    save: (userId, jobs) => {
      const text = JSON.stringify(mergeTracked(load(userId), jobs));
      try {
        if (storage === null) memory.set(storageKey(userId), text);
        else storage.setItem(storageKey(userId), text);
      } catch {
        // A full or forbidden storage costs the memory of a reload, not the job.
      }
    },
  };
}

/** The browser's storage, or null where there is none or it may not be used. */
export function browserStorage(): KeyValueStorage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

function storageKey(userId: string): string {
  return `charhub-generation-jobs:${userId}`;
}
