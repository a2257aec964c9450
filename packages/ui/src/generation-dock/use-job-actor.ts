import {
  jobActorOf,
  jobPercent,
  jobStatus,
  type GenerationJobActor,
  type JobStatus,
} from '@charhub/machines';
import type { JobSnapshot } from '@charhub/api-client/contract';
import { useSelector } from '../foundations/use-selector.ts';
import { useGenerationContext } from '../generation-provider/generation-context.ts';

interface JobProgress {
  /** Null while the job has no actor: it is over, and nothing looks at it. */
  readonly status: JobStatus | null;
  /** 0–100. */
  readonly percent: number;
  readonly snapshot: JobSnapshot | null;
}

/** The actor of a job; undefined for none, and once it is over and nothing looks at it. */
export function useJobActor(key: string | null): GenerationJobActor | undefined {
  const { jobs } = useGenerationContext();
  return useSelector(jobs, (registry) => (key === null ? undefined : jobActorOf(registry, key)));
}

/** How one job stands. Re-renders with that job only. */
export function useJobProgress(key: string | null): JobProgress {
  const actor = useJobActor(key);
  const status = useSelector(actor, (snapshot) => snapshot && jobStatus(snapshot)) ?? null;
  const percent = useSelector(actor, (snapshot) => (snapshot ? jobPercent(snapshot) : 0));
  const snapshot = useSelector(actor, (current) => current?.context.snapshot) ?? null;
  return { status, percent, snapshot };
}
