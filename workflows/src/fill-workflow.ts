import type { ComfyGraph, ComfyValue } from './comfy-graph.ts';
import { conditionOnReferences } from './condition-on-references.ts';
import { describeIssues } from './describe-issues.ts';
import { GraphEditor } from './graph-editor.ts';
import type { Binding, WorkflowBindings } from './bindings.ts';
import { workflows } from './workflow-catalog.ts';
import { WorkflowError } from './workflow-error.ts';
import { parseWorkflowName, type WorkflowName } from './workflow-name.ts';
import { settingsFor, type WorkflowSettings } from './workflow-settings.ts';
import {
  MAX_LORAS,
  ReferenceImageNames,
  WorkflowValuesSchema,
  type LoraSetting,
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
 * The named graph with these values in it, conditioned on the reference pictures if there are any. What the values leave
 * open is as the installation's settings say, else as the graph has it.
 * The pictures are names as `POST /upload/image` answered them, already square. Throws a `WorkflowError`
 * that names every unknown workflow, unknown value and value out of range.
 */
export function fillWorkflow(
  name: WorkflowName,
  values: WorkflowValues,
  referenceImageNames: readonly string[] = [],
  settings: WorkflowSettings = {},
): FilledWorkflow {
  const { graph, bindings, references } = workflows[parseWorkflowName(name)];
  const own = settingsFor(settings, name);
  const { given, imageNames } = validated(name, bindings, values, referenceImageNames);
  const loras = joinedLoras(name, own.loras, given.loras);
  const editor = new GraphEditor(graph);
  const write = (binding: Binding | undefined, value: ComfyValue | undefined): void => {
    if (binding !== undefined && value !== undefined) editor.write(binding, value);
  };

  write(bindings.prompt, given.prompt);
  write(bindings.negativePrompt, given.negativePrompt);
  write(bindings.seed, given.seed);
  write(bindings.detailerSeed, given.detailerSeed ?? otherSeed(given.seed));
  write(bindings.width, given.width);
  write(bindings.height, given.height);
  write(bindings.checkpoint, given.checkpoint ?? own.checkpoint);
  write(bindings.steps, own.steps);
  write(bindings.cfg, own.cfg);
  write(bindings.sampler, own.sampler);
  write(bindings.scheduler, own.scheduler);
  write(bindings.detailerSteps, own.detailerSteps);
  write(bindings.faceDetector, own.faceDetector);
  if (loras) writeLoras(editor, bindings, loras);
  write(bindings.filenamePrefix, given.filenamePrefix);
  conditionOnReferences(editor, bindings.sampledModel, imageNames, references, own);

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

/** The installation's come first: its checkpoint may not work without them. */
function joinedLoras(
  name: WorkflowName,
  own: readonly LoraSetting[] | undefined,
  asked: readonly LoraSetting[] | undefined,
): readonly LoraSetting[] | undefined {
  if (own === undefined || asked === undefined) return asked ?? own;
  const all = [...own, ...asked];
  if (all.length <= MAX_LORAS) return all;
  throw new WorkflowError([
    `${name}.loras: ${asked.length} beside the ${own.length} of this installation; allowed are at most ${MAX_LORAS} together`,
  ]);
}

function writeLoras(editor: GraphEditor, bindings: WorkflowBindings, loras: readonly LoraSetting[]): void {
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
