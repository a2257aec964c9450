import { checkWorkflow } from './check-workflow.ts';
import type { ComfyGraph } from './comfy-graph.ts';
import { fillWorkflow } from './fill-workflow.ts';
import { modelFolderOf, packOf } from './node-catalog.ts';
import type { ObjectInfo } from './node-definition.ts';
import type { WorkflowSettings } from './workflow-settings.ts';
import type { WorkflowName } from './workflow-name.ts';

/** What a ComfyUI lacks to run a graph; empty lists mean it can. */
export interface Readiness {
  /** Node types, each with the pack that brings it where known: `FaceDetailer (ComfyUI Impact Pack)`. */
  readonly missingNodeTypes: readonly string[];
  /** Model files and other values it does not take: `ckpt_name: waiIllustriousSDXL_v160.safetensors (checkpoints)`. */
  readonly missingOptions: readonly string[];
}

/** Everything a graph needs that these definitions, a live server's, do not have. */
export function checkReadiness(graph: ComfyGraph, objectInfo: ObjectInfo): Readiness {
  const missingNodeTypes = new Set<string>();
  const missingOptions = new Set<string>();
  for (const problem of checkWorkflow(graph, {}, objectInfo)) {
    const node = problem.node === null ? undefined : graph[problem.node];
    if (problem.kind === 'unknown-node-type' && node) {
      const pack = packOf(node.class_type);
      missingNodeTypes.add(pack ? `${node.class_type} (${pack})` : node.class_type);
    } else if (problem.kind === 'missing-model' && node && problem.input !== null) {
      const folder = modelFolderOf(node.class_type, problem.input);
      missingOptions.add(`${problem.input}: ${String(node.inputs[problem.input])} (${folder})`);
    } else if (problem.kind !== 'unknown-input') {
      // ComfyUI ignores inputs it does not know, as an older pack does with a newer one's.
      missingOptions.add(problem.message);
    }
  }
  return { missingNodeTypes: [...missingNodeTypes], missingOptions: [...missingOptions] };
}

/** The same for one of our workflows, with or without reference pictures. */
export function checkWorkflowReadiness(
  name: WorkflowName,
  objectInfo: ObjectInfo,
  options: { readonly references: boolean; readonly settings?: WorkflowSettings },
): Readiness {
  const references = options.references ? ['a.png', 'b.png'] : [];
  const { graph } = fillWorkflow(name, { prompt: '', seed: 0 }, references, options.settings);
  return checkReadiness(graph, objectInfo);
}
