/** Says that a job's row changed, not how: whoever cares reads the row. */
export interface JobChanged {
  readonly jobId: string;
  readonly ownerId: string;
}

/** Carries news of changed jobs from whoever writes them to whoever watches. News may be lost or come twice. */
export interface JobEvents {
  publish(change: JobChanged): void;
  /** Returns a function that ends the subscription. */
  subscribe(listener: (change: JobChanged) => void): () => void;
}

/** For an API and a worker in one process. */
export function createLocalJobEvents(): JobEvents {
  const listeners = new Set<(change: JobChanged) => void>();
  return {
    publish(change) {
      for (const listener of listeners) listener(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
