import type { ReactElement } from 'react';
import { useJobProgress } from '../generation-dock/use-job-actor.ts';
import { OverallProgress } from '../multi-stage-progress/overall-progress.tsx';

/** How far a running job is. */
export function JobProgress({ jobKey }: { readonly jobKey: string }): ReactElement {
  return <OverallProgress job={useJobProgress(jobKey).snapshot} />;
}
