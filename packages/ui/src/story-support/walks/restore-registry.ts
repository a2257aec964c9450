import type { JobSnapshot } from '@charhub/api-client/contract';
import type { WalkStage } from './walk-stage.ts';

/** The registry has read what was stored and what the server lists: these jobs, which run. */
export function restoreRegistry(
  { registry }: Pick<WalkStage, 'registry'>,
  jobs: readonly JobSnapshot[],
): void {
  registry.send({ type: 'jobs.restored', stored: [] });
  registry.send({ type: 'jobs.listed', jobs });
}
