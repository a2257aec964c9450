import type { JobConnection } from '@charhub/machines';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { isOutdated, milestone, type Milestone, type WatchedJob } from './milestone.ts';

interface MilestoneActor<Snapshot> {
  getSnapshot(): Snapshot;
  subscribe(listener: (snapshot: Snapshot) => void): { unsubscribe(): void };
}

interface WatchedConnection extends WatchedJob {
  readonly connection: JobConnection;
  /** It is closed, or still looked up what to show: what comes then was not started now. */
  readonly checking: boolean;
  /** Nothing is shown of a job, or of how it ended. */
  readonly blank: boolean;
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
    let isLookup = false;
    const subscription = actor.subscribe((snapshot) => {
      const seen = watch(snapshot);
      isLookup = seen.submitting && (isLookup || before.checking);
      const now = { ...seen, submitting: seen.submitting && !isLookup };
      const next = milestone(before, now);
      if (next !== null) setReached(next);
      else if (now.blank || isOutdated(before, now)) setReached(null);
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
