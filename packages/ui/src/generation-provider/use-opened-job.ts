import type { JobKind } from '@charhub/api-client/contract';
import { trackedJobOf, type GenerationJobsActor, type TrackedJob } from '@charhub/machines';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useReturnFocus } from '../foundations/dialog/use-return-focus.ts';
import type { OpenedJobContextValue } from './opened-job-context.ts';
import { useLatest } from './use-latest.ts';

/** A job whose dialog is shown although no dialog of the host's asks for it. */
export interface OpenedJobTarget {
  readonly kind: JobKind;
  readonly characterId: string;
  readonly key: string;
}

interface JobOpening {
  readonly openJob: (key: string) => void;
  /** Whether there is anybody to show a job. */
  readonly canOpenJobs: () => boolean;
  readonly presentation: OpenedJobContextValue;
}

interface HostNavigation {
  readonly onOpenJob?: ((job: TrackedJob) => void) | undefined;
}

export function useOpenedJob(
  jobs: GenerationJobsActor,
  host: Readonly<RefObject<HostNavigation>>,
): JobOpening {
  const [target, setTarget] = useState<OpenedJobTarget | null>(null);
  const [presenters, setPresenters] = useState<readonly string[]>([]);
  const presenter = presenters[0] ?? null;
  const hasPresenter = useLatest(presenter !== null);
  // Nobody is left to show it, and who comes later was not meant.
  if (target !== null && presenter === null) setTarget(null);
  useFocusOnClose(target !== null);

  const openJob = useCallback(
    (key: string) => {
      const job = trackedJobOf(jobs.getSnapshot(), key);
      if (job === undefined) return;
      const { kind, characterId } = job;
      if (host.current.onOpenJob) host.current.onOpenJob(job);
      else setTarget({ kind, characterId, key });
    },
    [jobs, host],
  );
  const canOpenJobs = useCallback(
    () => host.current.onOpenJob !== undefined || hasPresenter.current,
    [host, hasPresenter],
  );
  const closeJob = useCallback(() => setTarget(null), []);
  const addPresenter = useCallback((id: string) => {
    setPresenters((held) => [...held, id]);
    return () => setPresenters((held) => held.filter((other) => other !== id));
  }, []);
  const presentation = useMemo(
    () => ({ opened: target, closeJob, presenter, addPresenter }),
    [target, closeJob, presenter, addPresenter],
  );

  return { openJob, canOpenJobs, presentation };
}

/** A dialog that is rendered only while it is open cannot know what it was opened from. */
function useFocusOnClose(open: boolean): void {
  const returnFocus = useReturnFocus(open);
  const wasOpen = useRef(false);

  useEffect(() => {
    const closed = wasOpen.current && !open;
    wasOpen.current = open;
    if (!closed) return;
    // The dialog gives the focus back in a task of its own, which is queued by now.
    const timer = setTimeout(returnFocus);
    return () => clearTimeout(timer);
  }, [open, returnFocus]);
}
