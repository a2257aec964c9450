import { useCallback, useEffect, useState } from 'react';

export interface Resource<T> {
  /** The newest answer; kept while it is asked for again, and when that fails. */
  readonly data: T | null;
  /** Why the latest request failed; null when it did not. */
  readonly error: unknown;
  readonly isLoading: boolean;
  /** Asks again. */
  readonly reload: () => void;
}

interface Answer<T> {
  readonly load: unknown;
  readonly attempt: string;
  readonly data: T | null;
  readonly error: unknown;
}

/**
 * What `load` answers, asked for at once, when `load` or `revision` changes, and on `reload`. Give it a stable
 * function: a new one means another resource, whose data is not there yet.
 */
export function useResource<T>(load: (signal: AbortSignal) => Promise<T>, revision = 0): Resource<T> {
  const [reloads, setReloads] = useState(0);
  const attempt = `${revision}.${reloads}`;
  const [answer, setAnswer] = useState<Answer<T> | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    load(abort.signal).then(
      (data) => {
        if (!abort.signal.aborted) setAnswer({ load, attempt, data, error: null });
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setAnswer((before) => ({
          load,
          attempt,
          data: before?.load === load ? before.data : null,
          error: error ?? new Error('The request failed'),
        }));
      },
    );
    return () => abort.abort();
  }, [load, attempt]);

  const reload = useCallback(() => setReloads((before) => before + 1), []);
  const isCurrent = answer !== null && answer.load === load;
  const isSettled = isCurrent && answer.attempt === attempt;
  return {
    data: isCurrent ? answer.data : null,
    error: isSettled ? answer.error : null,
    isLoading: !isSettled,
    reload,
  };
}
