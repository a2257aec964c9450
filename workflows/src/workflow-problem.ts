export type WorkflowProblemKind =
  | 'unknown-node-type'
  | 'missing-model'
  | 'unknown-option'
  | 'missing-input'
  | 'unknown-input'
  | 'wrong-type'
  | 'out-of-range'
  | 'bad-link'
  | 'cycle'
  | 'unreachable-node'
  | 'no-output'
  | 'bad-binding';

/** One thing that is wrong with a graph. */
export interface WorkflowProblem {
  readonly kind: WorkflowProblemKind;
  /** Id of the node; null when it concerns no single one. */
  readonly node: string | null;
  readonly input: string | null;
  /** What, where, and what is allowed. */
  readonly message: string;
}
