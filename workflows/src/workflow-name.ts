import { WorkflowError } from './workflow-error.ts';

/** The graphs that exist; each has `<name>.workflow.json` and `<name>.bindings.json`. */
export const workflowNames = [
  'avatar',
  'cover',
  'reference-face',
  'reference-front',
  'reference-side',
  'reference-back',
] as const;
export type WorkflowName = (typeof workflowNames)[number];

/** Refuses any other name with a `WorkflowError` that lists the ones there are. */
export function parseWorkflowName(name: string): WorkflowName {
  const known = workflowNames.find((candidate) => candidate === name);
  if (known) return known;
  throw new WorkflowError([`workflow "${name}" does not exist; there are: ${workflowNames.join(', ')}`]);
}
