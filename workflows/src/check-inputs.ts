import {
  describeNode,
  isLink,
  type ComfyGraph,
  type ComfyLink,
  type ComfyNode,
  type ComfyValue,
} from './comfy-graph.ts';
import { readInputSpec, typeNameOf, type InputSpec } from './input-spec.ts';
import { optionFor } from './file-names.ts';
import { modelFolderOf, packOf } from './node-catalog.ts';
import type { NodeDefinition, ObjectInfo } from './node-definition.ts';
import type { WorkflowProblem, WorkflowProblemKind } from './workflow-problem.ts';

/** Each node alone: its type, the inputs it must have, their values, and the outputs they are linked to. */
export function checkNode(graph: ComfyGraph, id: string, objectInfo: ObjectInfo): WorkflowProblem[] {
  const node = graph[id];
  if (!node) return [];
  const where = describeNode(id, node);
  const definition = objectInfo[node.class_type];
  if (!definition) {
    const pack = packOf(node.class_type);
    const message = `${where}: this node type is not known${pack ? `; it comes with ${pack}` : ''}`;
    return [{ kind: 'unknown-node-type', node: id, input: null, message }];
  }

  const problems: WorkflowProblem[] = [];
  const report = (kind: WorkflowProblemKind, input: string, message: string) =>
    problems.push({ kind, node: id, input, message: `${where}, ${input}: ${message}` });

  const declared = declaredInputs(definition);
  for (const name of Object.keys(definition.input.required ?? {})) {
    if (!(name in node.inputs)) report('missing-input', name, `missing; ${allowed(declared.get(name))}`);
  }
  for (const [name, value] of Object.entries(node.inputs)) {
    const spec = declared.get(name);
    if (!spec) report('unknown-input', name, `no such input; there are ${[...declared.keys()].join(', ')}`);
    else if (isLink(value))
      checkLink(graph, objectInfo, value, spec, (message) => report('bad-link', name, message));
    else checkValue(node, name, value, spec, report);
  }
  return problems;
}

function declaredInputs({ input }: NodeDefinition): ReadonlyMap<string, InputSpec> {
  const inputs = Object.entries({ ...input.required, ...input.optional });
  return new Map(inputs.map(([name, definition]) => [name, readInputSpec(definition)]));
}

function checkLink(
  graph: ComfyGraph,
  objectInfo: ObjectInfo,
  [sourceId, slot]: ComfyLink,
  spec: InputSpec,
  report: (message: string) => void,
): void {
  const source = graph[sourceId];
  if (!source) return report(`linked to node ${sourceId}, which does not exist`);
  const definition = objectInfo[source.class_type];
  if (!definition) return;
  const from = describeNode(sourceId, source);
  const output = definition.output[slot];
  if (output === undefined) {
    return report(
      `linked to output ${slot} of ${from}, which has outputs 0 to ${definition.output.length - 1}`,
    );
  }
  const received = typeof output === 'string' ? output : 'COMBO';
  const wanted = typeNameOf(spec);
  if (!typesMeet(received, wanted)) report(`gets ${received} from ${from}, but takes ${wanted}`);
}

/** A type may be a list, such as `IMAGE,MASK`; `*` is any. */
function typesMeet(received: string, wanted: string): boolean {
  const offered = received.split(',');
  return wanted.split(',').some((type) => type === '*' || offered.includes(type) || offered.includes('*'));
}

function checkValue(
  node: ComfyNode,
  name: string,
  value: Exclude<ComfyValue, ComfyLink>,
  spec: InputSpec,
  report: (kind: WorkflowProblemKind, input: string, message: string) => void,
): void {
  const shown = JSON.stringify(value);
  switch (spec.kind) {
    case 'link':
      return report('bad-link', name, `${shown} stands where a link to ${spec.type} belongs`);
    case 'boolean':
    case 'string':
      if (typeof value !== spec.kind) report('wrong-type', name, `${shown} is not allowed; ${allowed(spec)}`);
      return;
    case 'number':
      if (typeof value !== 'number' || (spec.whole && !Number.isInteger(value))) {
        report('wrong-type', name, `${shown} is not allowed; ${allowed(spec)}`);
      } else if (value < spec.min || value > spec.max) {
        report('out-of-range', name, `${shown} is not allowed; ${allowed(spec)}`);
      }
      return;
    case 'choice': {
      const folder = modelFolderOf(node.class_type, name);
      if (spec.options === null) {
        if (value === '') report('unknown-option', name, 'is empty; allowed is the name of a file');
      } else if (!spec.options.includes(value)) {
        if (folder && optionFor(value, spec.options) !== null) return;
        if (folder) report('missing-model', name, `no file ${String(value)} in models/${folder}`);
        else report('unknown-option', name, `${shown} is not allowed; ${allowed(spec)}`);
      }
    }
  }
}

const MAX_OPTIONS_SHOWN = 12;

function allowed(spec: InputSpec | undefined): string {
  switch (spec?.kind) {
    case 'link':
      return `allowed is a link to ${spec.type}`;
    case 'number':
      return `allowed is a ${spec.whole ? 'whole ' : ''}number from ${spec.min} to ${spec.max}`;
    case 'choice': {
      const options = spec.options ?? [];
      const more =
        options.length > MAX_OPTIONS_SHOWN ? ` and ${options.length - MAX_OPTIONS_SHOWN} more` : '';
      return `allowed is one of ${options.slice(0, MAX_OPTIONS_SHOWN).join(', ')}${more}`;
    }
    case 'boolean':
      return 'allowed is true or false';
    default:
      return 'allowed is a text';
  }
}
