import {
  checkReadiness,
  checkWorkflowReadiness,
  workflowNames,
  type FilledWorkflow,
  type ObjectInfo,
} from '@charhub/workflows';
import type { PreflightReport } from './comfy-runner.types.ts';

/** One report for each workflow, reference pictures included. */
export function preflightReports(objectInfo: ObjectInfo): PreflightReport[] {
  return workflowNames.map((workflow) => ({ workflow, ...checkWorkflowReadiness(workflow, objectInfo) }));
}

/** One line for each thing that this very graph needs and the server lacks. */
export function missingIn({ graph }: FilledWorkflow, objectInfo: ObjectInfo): string[] {
  const { missingNodeTypes, missingOptions } = checkReadiness(graph, objectInfo);
  return [
    ...missingNodeTypes.map((type) => `missing node type: ${type}`),
    ...missingOptions.map((option) => `missing: ${option}`),
  ];
}
