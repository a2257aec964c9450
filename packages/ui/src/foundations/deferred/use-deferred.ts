import { useEffect, useState } from 'react';
import type { Deferred } from './deferred.ts';

interface Loaded<T> {
  /** Null until it is wanted and there; at once there if it was loaded before. */
  readonly loaded: T | null;
  /** The last attempt failed, such as without a network. */
  readonly failed: boolean;
  readonly retry: () => void;
}

/** Unlike `lazy`, a part that cannot be loaded breaks nothing. */
export function useDeferred<T extends object>(part: Deferred<T>, wanted: boolean): Loaded<T> {
  const [attempt, setAttempt] = useState(0);
  const [failedAttempt, setFailedAttempt] = useState(-1);
  const [, setLoaded] = useState<T | null>(null);
  const loaded = part.get();
  const isNeeded = wanted && loaded === null;

  useEffect(() => {
    if (!isNeeded) return;
    let isCurrent = true;
    part.load().then(
      (there) => isCurrent && setLoaded(() => there),
      () => isCurrent && setFailedAttempt(attempt),
    );
    return () => {
      isCurrent = false;
    };
  }, [part, isNeeded, attempt]);

  return {
    loaded,
    failed: isNeeded && failedAttempt === attempt,
    retry: () => setAttempt(attempt + 1),
  };
}
