import { ApiError } from '../http/api-error.ts';
import type { ComfyReadiness, WorkflowNeed } from './comfy-readiness.ts';
import { stagePlan, type JobPlan } from './stage-plan.ts';

export type Readiness = Pick<ComfyReadiness, 'missingFor'>;

/** What ComfyUI needs to have for a job. Views are always drawn after their avatar. */
export function needsOf(plan: JobPlan, { hasSamples }: { hasSamples: boolean }): WorkflowNeed[] {
  const isDataset = plan.kind === 'reference-dataset';
  return (isDataset ? plan.views : [plan.kind]).map((stage) => ({
    workflow: stagePlan(stage).workflow,
    withReferences: isDataset || hasSamples,
  }));
}

/**
 * Refuses at the start what is known to fail later.
 * @throws ApiError 503 naming all that is missing, unless `isKnown` says that it was accepted before
 */
export async function requireReady(
  readiness: Readiness,
  needs: readonly WorkflowNeed[],
  isKnown: () => Promise<boolean>,
): Promise<void> {
  const missing = await readiness.missingFor(needs);
  if (missing.length === 0 || (await isKnown())) return;
  const message = `ComfyUI lacks what is needed for this: ${missing.join('; ')}`;
  throw new ApiError(503, 'WORKFLOW_NOT_READY', message, { details: missing });
}
