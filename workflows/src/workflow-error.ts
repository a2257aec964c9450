/** A workflow that cannot be filled in as asked. `problems` has one line for each thing that is wrong: what, where, and what is allowed. */
export class WorkflowError extends Error {
  override readonly name = 'WorkflowError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.problems = problems;
  }
}
