/** A part of ours that a page loads when it is first needed. */
export interface Deferred<T> {
  /** Null until it was loaded once. */
  readonly get: () => T | null;
  /** Rejects when it cannot be loaded, such as without a network; to be called again then. */
  readonly load: () => Promise<T>;
}

/** Nothing of it is loaded yet. To be called beside a component, with an `import()` of what the component defers. */
export function deferred<T extends object>(load: () => Promise<T>): Deferred<T> {
  let loaded: T | null = null;
  return {
    get: () => loaded,
    load: async () => (loaded ??= await load()),
  };
}
