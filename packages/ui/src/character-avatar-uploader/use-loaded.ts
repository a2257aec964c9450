import { useEffect, useState } from 'react';

interface Loaded<T> {
  /** Null until it is wanted and there. */
  readonly loaded: T | null;
  /** The last attempt failed, such as without a network. */
  readonly failed: boolean;
  readonly retry: () => void;
}

/** A part of ours that a page loads when it is first needed. Unlike `lazy`, one that cannot be loaded breaks nothing. */
export function useLoaded<T extends object>(load: () => Promise<T>, wanted: boolean): Loaded<T> {
  const [loaded, setLoaded] = useState<T | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const isNeeded = wanted && loaded === null;

  useEffect(() => {
    if (!isNeeded) return;
    let isCurrent = true;
    load().then(
      (part) => isCurrent && setLoaded(() => part),
      () => isCurrent && setFailed(true),
    );
    return () => {
      isCurrent = false;
    };
  }, [load, isNeeded, attempt]);

  return {
    loaded,
    failed: failed && isNeeded,
    retry: () => {
      setFailed(false);
      setAttempt(attempt + 1);
    },
  };
}
