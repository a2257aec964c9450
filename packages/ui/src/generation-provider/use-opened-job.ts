import type { JobKind } from '@charhub/api-client/contract';
import { trackedJobOf, type GenerationJobsActor, type TrackedJob } from '@charhub/machines';
import { useCallback, useState, type RefObject } from 'react';

/** A job whose dialog is shown by the provider itself. */
export interface OpenedJobTarget {
  readonly kind: JobKind;
  readonly characterId: string;
  readonly key: string;
}

interface OpenedJobState {
  readonly opened: OpenedJobTarget | null;
  readonly openJob: (key: string) => void;
  readonly closeJob: () => void;
}

interface HostNavigation {
  readonly onOpenJob?: ((job: TrackedJob) => void) | undefined;
}

export function useOpenedJob(
  jobs: GenerationJobsActor,
  host: Readonly<RefObject<HostNavigation>>,
): OpenedJobState {
  const [opened, setOpened] = useState<OpenedJobTarget | null>(null);

  const openJob = useCallback(
    (key: string) => {
      const job = trackedJobOf(jobs.getSnapshot(), key);
      if (job === undefined) return;
      const { kind, characterId } = job;
      if (host.current.onOpenJob) host.current.onOpenJob(job);
      else setOpened({ kind, characterId, key });
    },
    [jobs, host],
  );
  const closeJob = useCallback(() => setOpened(null), []);

  return { opened, openJob, closeJob };
}
