import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False on the server and while hydrating, so that both draw the same; true from then on. */
export function useIsMounted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
