import { useCallback, useState } from 'react';

/** One of a few choices, kept in this browser. Anything else that is stored counts as `fallback`. */
export function useStoredChoice<T extends string>(
  key: string,
  choices: readonly T[],
  fallback: () => T,
): readonly [T, (choice: T) => void] {
  const [choice, setChoice] = useState(() => {
    const stored = localStorage.getItem(key);
    return choices.find((candidate) => candidate === stored) ?? fallback();
  });
  const choose = useCallback(
    (next: T) => {
      localStorage.setItem(key, next);
      setChoice(next);
    },
    [key],
  );
  return [choice, choose];
}
