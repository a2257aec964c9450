import { placesOf, type Binding, type Bindings } from './bindings.ts';
import { checkNode } from './check-inputs.ts';
import { describeNode, type ComfyGraph } from './comfy-graph.ts';
import { cyclesIn, upstreamOf } from './graph-links.ts';
import type { ObjectInfo } from './node-definition.ts';
import type { WorkflowProblem } from './workflow-problem.ts';

/**
 * Everything that is wrong with a graph and its bindings, at once; empty when ComfyUI would take and run it.
 * Model files are compared with the file lists in the definitions and reported as `missing-model`.
 */
export function checkWorkflow(
  graph: ComfyGraph,
  bindings: Bindings,
  objectInfo: ObjectInfo,
): WorkflowProblem[] {
  return [
    ...Object.keys(graph).flatMap((id) => checkNode(graph, id, objectInfo)),
    ...checkCycles(graph),
    ...checkOutputs(graph, objectInfo),
    ...Object.entries(bindings).flatMap(([name, binding]) => checkBinding(graph, name, binding)),
  ];
}

function checkCycles(graph: ComfyGraph): WorkflowProblem[] {
  return cyclesIn(graph).map((ids) => ({
    kind: 'cycle',
    node: ids[0] ?? null,
    input: null,
    message: `these nodes wait for each other: ${ids.map((id) => describeNode(id, graph[id])).join(' ← ')}`,
  }));
}

function checkOutputs(graph: ComfyGraph, objectInfo: ObjectInfo): WorkflowProblem[] {
  const nodes = Object.entries(graph);
  const outputs = nodes.filter(([, { class_type: type }]) => objectInfo[type]?.output_node);
  if (outputs.length === 0) {
    // A node of unknown type may be the output; that is reported for itself.
    if (nodes.some(([, { class_type: type }]) => !objectInfo[type])) return [];
    return [{ kind: 'no-output', node: null, input: null, message: 'no node saves anything' }];
  }
  const needed = upstreamOf(
    graph,
    outputs.map(([id]) => id),
  );
  return nodes
    .filter(([id, { class_type: type }]) => !needed.has(id) && objectInfo[type])
    .map(([id, node]) => ({
      kind: 'unreachable-node',
      node: id,
      input: null,
      message: `${describeNode(id, node)}: nothing that is saved needs it`,
    }));
}

function checkBinding(graph: ComfyGraph, name: string, binding: Binding | undefined): WorkflowProblem[] {
  return (binding ? placesOf(binding) : []).flatMap(({ node: id, input }): WorkflowProblem[] => {
    const node = graph[id];
    if (node && input in node.inputs) return [];
    const message = node
      ? `binding "${name}": ${describeNode(id, node)} has no input ${input}; it has ${Object.keys(node.inputs).join(', ')}`
      : `binding "${name}": node ${id} does not exist; there are ${Object.keys(graph).join(', ')}`;
    return [{ kind: 'bad-binding', node: node ? id : null, input, message }];
  });
}
