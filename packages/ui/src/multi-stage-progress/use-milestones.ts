import type { JobConnection } from '@charhub/machines';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { milestone, type Milestone, type WatchedJob } from './milestone.ts';

interface MilestoneActor<Snapshot> {
  getSnapshot(): Snapshot;
  subscribe(listener: (snapshot: Snapshot) => void): { unsubscribe(): void };
}

interface WatchedConnection extends WatchedJob {
  readonly connection: JobConnection;
}

/** How long a connection must be gone before it is worth interrupting somebody for. */
const lostMilliseconds = 5_000;

/**
 * What a screen reader says of a job; null before there is anything.
 *
 * @param watch a stable function
 */
export function useMilestones<Snapshot>(
  actor: MilestoneActor<Snapshot>,
  watch: (snapshot: Snapshot) => WatchedConnection,
): Milestone | null {
  const [reached, setReached] = useState<Milestone | null>(null);
  const isGoneNow = () => isGone(watch(actor.getSnapshot()));
  const gone = useSyncExternalStore(
    useCallback(
      (listener) => {
        const subscription = actor.subscribe(listener);
        return () => subscription.unsubscribe();
      },
      [actor],
    ),
    isGoneNow,
    isGoneNow,
  );

  useEffect(() => {
    let before = watch(actor.getSnapshot());
    const subscription = actor.subscribe((snapshot) => {
      const now = watch(snapshot);
      const next = milestone(before, now);
      if (next !== null) setReached(next);
      else if (now.job === null && before.job !== null) setReached(null);
      before = now;
    });
    return () => subscription.unsubscribe();
  }, [actor, watch]);

  useEffect(() => {
    if (!gone) return;
    const timer = setTimeout(() => setReached({ type: 'connection-lost' }), lostMilliseconds);
    return () => {
      clearTimeout(timer);
      setReached((held) => (held?.type === 'connection-lost' ? { type: 'connection-restored' } : held));
    };
  }, [gone]);

  return reached;
}

function isGone({ job, connection }: WatchedConnection): boolean {
  return job !== null && (connection === 'lost' || connection === 'offline');
}
