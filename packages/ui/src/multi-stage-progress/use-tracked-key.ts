import { toGenerationErrorData, type GenerationErrorData } from '@charhub/api-client/contract';
import { trackedJobOf } from '@charhub/machines';
import { useSelector } from '../foundations/use-selector.ts';
import { useEffect, useState } from 'react';
import { useGenerationContext } from '../generation-provider/generation-context.ts';

interface TrackedKey {
  /** Null until the registry has the job. */
  readonly key: string | null;
  /** Why the job cannot be shown; null when it can, or is still looked for. */
  readonly error: GenerationErrorData | null;
}

/** The registry's key of a job that a host names by its key or its id; a job that it does not know is fetched. */
export function useTrackedKey(named: string | null): TrackedKey {
  const { jobs, client } = useGenerationContext();
  const key = useSelector(jobs, (registry) =>
    named === null ? null : (trackedJobOf(registry, named)?.key ?? null),
  );
  const isUnknown = useSelector(jobs, (registry) => registry.matches('ready')) && key === null;
  const [failure, setFailure] = useState<{ named: string; error: GenerationErrorData } | null>(null);

  useEffect(() => {
    if (named === null || !isUnknown) return;
    const request = new AbortController();
    const { signal } = request;
    client.getJob(named, { signal }).then(
      (snapshot) => {
        if (!signal.aborted) jobs.send({ type: 'job.track', snapshot });
      },
      (thrown: unknown) => {
        if (!signal.aborted) setFailure({ named, error: toGenerationErrorData(thrown) });
      },
    );
    return () => request.abort();
  }, [client, jobs, named, isUnknown]);

  return { key, error: key === null && failure?.named === named ? (failure?.error ?? null) : null };
}
