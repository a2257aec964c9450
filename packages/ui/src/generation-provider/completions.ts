import type { GeneratedImage, JobKind, JobSnapshot } from '@charhub/api-client/contract';

/** What a finished job has brought. */
export interface GenerationResult {
  readonly kind: JobKind;
  readonly characterId: string;
  /** The first picture, which of an avatar or a cover is the only one; `job.images` has those of a dataset. */
  readonly image: GeneratedImage;
  /** The whole job, with its cost and every picture. */
  readonly job: JobSnapshot;
}

type Listener = (result: GenerationResult) => void;

interface Target {
  readonly kind: JobKind;
  readonly characterId: string;
}

export interface Completions {
  /** Hears of each job of this character and kind that has brought a picture, also of one that is still running when it is released. */
  listen(target: Target, listener: Listener): () => void;
  /** To be told of each job that has ended, once. */
  settle(job: JobSnapshot): void;
}

/** `isExpected` says whether a job of this character and kind is under way. */
export function createCompletions(isExpected: (target: Target) => boolean): Completions {
  const listeners = new Map<string, Set<Listener>>();
  const leavers = new Map<string, Listener>();

  return {
    listen: (target, listener) => {
      const key = keyOf(target);
      const present = listeners.get(key) ?? new Set();
      listeners.set(key, present.add(listener));
      leavers.delete(key);
      return () => {
        present.delete(listener);
        if (present.size > 0) return;
        if (listeners.get(key) === present) listeners.delete(key);
        if (isExpected(target)) leavers.set(key, listener);
      };
    },
    settle: (job) => {
      const key = keyOf(job);
      const leaver = leavers.get(key);
      const called = listeners.get(key) ?? (leaver === undefined ? [] : [leaver]);
      if (leaver !== undefined && !isExpected(job)) leavers.delete(key);
      const [image] = job.images;
      if (image === undefined) return;
      const { kind, characterId } = job;
      for (const listener of [...called]) listener({ kind, characterId, image, job });
    },
  };
}

function keyOf({ kind, characterId }: Target): string {
  return `${kind}:${characterId}`;
}
