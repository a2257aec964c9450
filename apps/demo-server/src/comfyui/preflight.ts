import {
  checkReadiness,
  checkWorkflowReadiness,
  workflowNames,
  type FilledWorkflow,
  type ObjectInfo,
  type WorkflowName,
  type WorkflowSettings,
} from '@charhub/workflows';
import type { PreflightReport } from './comfy-runner.types.ts';

/** One report for each workflow; what only reference pictures need stands apart. */
export function preflightReports(objectInfo: ObjectInfo, settings: WorkflowSettings = {}): PreflightReport[] {
  return workflowNames.map((workflow) => {
    const alone = checkWorkflowReadiness(workflow, objectInfo, { references: false, settings });
    const withReferences = checkWorkflowReadiness(workflow, objectInfo, { references: true, settings });
    const known = new Set([...alone.missingNodeTypes, ...alone.missingOptions]);
    const missingForReferences = [...withReferences.missingNodeTypes, ...withReferences.missingOptions];
    return {
      workflow,
      ...alone,
      missingForReferences: missingForReferences.filter((line) => !known.has(line)),
    };
  });
}

/** All that a workflow lacks. */
export function missingLines(report: PreflightReport, withReferences: boolean): readonly string[] {
  const { missingNodeTypes, missingOptions, missingForReferences } = report;
  return [...missingNodeTypes, ...missingOptions, ...(withReferences ? missingForReferences : [])];
}

/** For each workflow, the report of the server that lacks least. */
export function bestReports(servers: readonly (readonly PreflightReport[])[]): PreflightReport[] {
  const best = new Map<WorkflowName, PreflightReport>();
  const count = (report: PreflightReport) => missingLines(report, true).length;
  for (const report of servers.flat()) {
    const held = best.get(report.workflow);
    if (!held || count(report) < count(held)) best.set(report.workflow, report);
  }
  return [...best.values()];
}

/** One line for each thing that this very graph needs and the server lacks. */
export function missingIn({ graph }: FilledWorkflow, objectInfo: ObjectInfo): string[] {
  const { missingNodeTypes, missingOptions } = checkReadiness(graph, objectInfo);
  return [
    ...missingNodeTypes.map((type) => `missing node type: ${type}`),
    ...missingOptions.map((option) => `missing: ${option}`),
  ];
}
