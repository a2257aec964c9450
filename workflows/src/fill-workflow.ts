import type { ComfyGraph } from './comfy-graph.ts';
import { conditionOnReferences } from './condition-on-references.ts';
import { describeIssues } from './describe-issues.ts';
import { GraphEditor } from './graph-editor.ts';
import type { WorkflowBindings } from './bindings.ts';
import { workflows } from './workflow-catalog.ts';
import { WorkflowError } from './workflow-error.ts';
import { parseWorkflowName, type WorkflowName } from './workflow-name.ts';
import {
  MAX_LORAS,
  ReferenceImageNames,
  WorkflowValuesSchema,
  type WorkflowValues,
} from './workflow-values.ts';

/** A graph ready for `POST /prompt`. */
export interface FilledWorkflow {
  readonly name: WorkflowName;
  readonly graph: ComfyGraph;
  /** Id of the node whose saved picture is the result. */
  readonly outputNode: string;
}

/**
 * The named graph with these values in it, conditioned on the reference pictures if there are any.
 * The pictures are names as `POST /upload/image` answered them, already square. Throws a `WorkflowError`
 * that names every unknown workflow, unknown value and value out of range.
 */
export function fillWorkflow(
  name: WorkflowName,
  values: WorkflowValues,
  referenceImageNames: readonly string[] = [],
): FilledWorkflow {
  const { graph, bindings, references } = workflows[parseWorkflowName(name)];
  const { given, imageNames } = validated(name, bindings, values, referenceImageNames);
  const editor = new GraphEditor(graph);

  editor.write(bindings.prompt, given.prompt);
  if (given.negativePrompt !== undefined) editor.write(bindings.negativePrompt, given.negativePrompt);
  editor.write(bindings.seed, given.seed);
  if (bindings.detailerSeed) editor.write(bindings.detailerSeed, given.detailerSeed ?? otherSeed(given.seed));
  if (given.width !== undefined) editor.write(bindings.width, given.width);
  if (given.height !== undefined) editor.write(bindings.height, given.height);
  if (given.checkpoint !== undefined) editor.write(bindings.checkpoint, given.checkpoint);
  if (given.loras) writeLoras(editor, bindings, given.loras);
  if (given.filenamePrefix !== undefined) editor.write(bindings.filenamePrefix, given.filenamePrefix);
  conditionOnReferences(editor, bindings.sampledModel, imageNames, references);

  return { name, graph: editor.graph(), outputNode: bindings.output.node };
}

function validated(
  name: WorkflowName,
  bindings: WorkflowBindings,
  values: WorkflowValues,
  referenceImageNames: readonly string[],
) {
  const schema = bindings.detailerSeed
    ? WorkflowValuesSchema
    : WorkflowValuesSchema.omit({ detailerSeed: true });
  const given = schema.safeParse(values, { reportInput: true });
  const imageNames = ReferenceImageNames.safeParse(referenceImageNames, { reportInput: true });
  if (given.success && imageNames.success) {
    return { given: { detailerSeed: undefined, ...given.data }, imageNames: imageNames.data };
  }
  throw new WorkflowError([
    ...(given.error ? describeIssues(given.error, name, Object.keys(schema.shape)) : []),
    ...(imageNames.error ? describeIssues(imageNames.error, `${name}.references`, []) : []),
  ]);
}

function writeLoras(
  editor: GraphEditor,
  bindings: WorkflowBindings,
  loras: readonly { readonly name: string; readonly strength: number }[],
): void {
  const slots = [
    [bindings.lora1, bindings.lora1Strength],
    [bindings.lora2, bindings.lora2Strength],
    [bindings.lora3, bindings.lora3Strength],
    [bindings.lora4, bindings.lora4Strength],
  ] as const;
  for (const [index, [name, strength]] of slots.slice(0, MAX_LORAS).entries()) {
    editor.write(name, loras[index]?.name ?? 'None');
    editor.write(strength, loras[index]?.strength ?? 1);
  }
}

const HALF_OF_ALL_SEEDS = 2 ** 52;

/** Another seed for every seed, and the same one each time; far away, so that it meets no neighbour's. */
function otherSeed(seed: number): number {
  return seed < HALF_OF_ALL_SEEDS ? seed + HALF_OF_ALL_SEEDS : seed - HALF_OF_ALL_SEEDS;
}
