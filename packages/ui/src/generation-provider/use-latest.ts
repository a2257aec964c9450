import { useInsertionEffect, useRef, type RefObject } from 'react';

/**
 * The value of the newest render, for callbacks that outlive the render they were made in. A host's inline functions
 * change with every render; what reads them here never depends on their identity.
 */
export function useLatest<T>(value: T): Readonly<RefObject<T>> {
  const latest = useRef(value);
  useInsertionEffect(() => {
    latest.current = value;
  });
  return latest;
}
