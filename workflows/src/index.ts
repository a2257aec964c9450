export { type Readiness, checkReadiness, checkWorkflowReadiness } from './check-readiness.ts';
export { checkWorkflow } from './check-workflow.ts';
export { type ComfyGraph, type ComfyLink, type ComfyNode, type ComfyValue, isLink } from './comfy-graph.ts';
export { type FilledWorkflow, fillWorkflow } from './fill-workflow.ts';
export {
  type InputDefinition,
  type NodeDefinition,
  type ObjectInfo,
  nodeDefinitions,
  nodeDefinitionsOrigin,
  parseObjectInfo,
} from './node-definition.ts';
export { namesFoldersOfModels, withListedFileNames } from './file-names.ts';
export { modelFolderOf, packOf } from './node-catalog.ts';
export { type InputSpec, readInputSpec } from './input-spec.ts';
export { WorkflowError } from './workflow-error.ts';
export { type WorkflowProblem, type WorkflowProblemKind } from './workflow-problem.ts';
export { type WorkflowName, parseWorkflowName, workflowNames } from './workflow-name.ts';
export {
  type InstallationSettings,
  type WorkflowSettings,
  parseWorkflowSettings,
} from './workflow-settings.ts';
export {
  type LoraSetting,
  MAX_LORAS,
  MAX_PROMPT_LENGTH,
  MAX_REFERENCES,
  type WorkflowValues,
} from './workflow-values.ts';
