/** Says that a job's row changed, not how: whoever cares reads the row. */
export interface JobChanged {
  readonly jobId: string;
  readonly ownerId: string;
}

/** Carries news of changed jobs from whoever writes them to whoever watches. News may be lost or come twice. */
export interface JobEvents {
  publish(change: JobChanged): void;
  /**
   * `onGap` is called when news may have been lost until now. It is a help, not a promise: some losses nobody notices.
   * Returns a function that ends the subscription.
   */
  subscribe(onChange: (change: JobChanged) => void, onGap?: () => void): () => void;
}

export interface LocalJobEvents extends JobEvents {
  /** Tells every subscriber that news may have been lost. */
  reportGap(): void;
}

/** For an API and a worker in one process. */
export function createLocalJobEvents(): LocalJobEvents {
  const listeners = new Set<{ onChange: (change: JobChanged) => void; onGap?: (() => void) | undefined }>();
  return {
    publish(change) {
      for (const { onChange } of listeners) onChange(change);
    },
    subscribe(onChange, onGap) {
      const listener = { onChange, onGap };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reportGap() {
      for (const { onGap } of listeners) onGap?.();
    },
  };
}
