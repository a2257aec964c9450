import { useCallback, useState, useSyncExternalStore } from 'react';

/** What of an XState actor is used. */
interface Selectable<Snapshot> {
  getSnapshot(): Snapshot;
  subscribe(observer: { next: () => void; error: () => void }): { unsubscribe(): void };
}

type IsEqual<Selected> = (held: Selected, next: Selected) => boolean;

/**
 * What `select` makes of the actor's snapshot; renders anew only when that changes, by `isEqual`. An actor that broke
 * throws its error.
 */
export function useSelector<Snapshot, Selected>(
  actor: Selectable<Snapshot>,
  select: (snapshot: Snapshot) => Selected,
  isEqual?: IsEqual<Selected>,
): Selected;
/** Without an actor `select` is given undefined. */
export function useSelector<Snapshot, Selected>(
  actor: Selectable<Snapshot> | undefined,
  select: (snapshot: Snapshot | undefined) => Selected,
  isEqual?: IsEqual<Selected>,
): Selected;
export function useSelector<Snapshot, Selected>(
  actor: Selectable<Snapshot> | undefined,
  select: (snapshot: Snapshot | undefined) => Selected,
  isEqual: IsEqual<Selected> = Object.is,
): Selected {
  const [keep] = useState(() => keepEqual(isEqual));
  const subscribe = useCallback(
    (listener: () => void) => {
      const subscription = actor?.subscribe({ next: listener, error: listener });
      return () => subscription?.unsubscribe();
    },
    [actor],
  );
  const getSelected = () => {
    const snapshot = actor?.getSnapshot();
    if (isBroken(snapshot)) throw snapshot.error;
    return keep(select(snapshot));
  };
  return useSyncExternalStore(subscribe, getSelected, getSelected);
}

/** Whether two objects, or lists, hold the same things. */
export function shallowEqual(held: object, next: object): boolean {
  const entries = Object.entries(held);
  const others = new Map(Object.entries(next));
  return (
    entries.length === others.size &&
    entries.every(([key, value]) => others.has(key) && Object.is(others.get(key), value))
  );
}

/** Whether two values of plain JSON say the same. A message from the wire is all new objects, whatever is new in it. */
export function equalByValue(held: unknown, next: unknown): boolean {
  return held === next || JSON.stringify(held) === JSON.stringify(next);
}

/** Answers with the value it gave before for as long as the next one is equal to it. */
function keepEqual<T>(isEqual: (held: T, next: T) => boolean): (next: T) => T {
  let held: { readonly value: T } | null = null;
  return (next) => {
    if (held === null || !isEqual(held.value, next)) held = { value: next };
    return held.value;
  };
}

function isBroken(snapshot: unknown): snapshot is { readonly error: Error } {
  return (
    typeof snapshot === 'object' &&
    snapshot !== null &&
    'status' in snapshot &&
    snapshot.status === 'error' &&
    'error' in snapshot
  );
}
