import {
  checkReadiness,
  checkWorkflowReadiness,
  workflowNames,
  type FilledWorkflow,
  type ObjectInfo,
} from '@charhub/workflows';
import type { PreflightReport } from './comfy-runner.types.ts';

/** One report for each workflow; what only reference pictures need stands apart. */
export function preflightReports(objectInfo: ObjectInfo): PreflightReport[] {
  return workflowNames.map((workflow) => {
    const alone = checkWorkflowReadiness(workflow, objectInfo, { references: false });
    const withReferences = checkWorkflowReadiness(workflow, objectInfo, { references: true });
    const known = new Set([...alone.missingNodeTypes, ...alone.missingOptions]);
    const missingForReferences = [...withReferences.missingNodeTypes, ...withReferences.missingOptions];
    return {
      workflow,
      ...alone,
      missingForReferences: missingForReferences.filter((line) => !known.has(line)),
    };
  });
}

/** One line for each thing that this very graph needs and the server lacks. */
export function missingIn({ graph }: FilledWorkflow, objectInfo: ObjectInfo): string[] {
  const { missingNodeTypes, missingOptions } = checkReadiness(graph, objectInfo);
  return [
    ...missingNodeTypes.map((type) => `missing node type: ${type}`),
    ...missingOptions.map((option) => `missing: ${option}`),
  ];
}
