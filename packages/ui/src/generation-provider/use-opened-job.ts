import {
  trackedJobOf,
  type GenerationJobsActor,
  type ImageGenerationKind,
  type TrackedJob,
} from '@charhub/machines';
import { useCallback, useState, type RefObject } from 'react';

/** A job whose dialog is shown by the provider itself. */
export interface OpenedJobTarget {
  readonly kind: ImageGenerationKind;
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
      else if (kind !== 'reference-dataset') setOpened({ kind, characterId, key });
    },
    [jobs, host],
  );
  const closeJob = useCallback(() => setOpened(null), []);

  return { opened, openJob, closeJob };
}
