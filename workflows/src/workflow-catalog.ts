import avatarBindings from '../avatar.bindings.json' with { type: 'json' };
import avatarGraph from '../avatar.workflow.json' with { type: 'json' };
import coverBindings from '../cover.bindings.json' with { type: 'json' };
import coverGraph from '../cover.workflow.json' with { type: 'json' };
import backBindings from '../reference-back.bindings.json' with { type: 'json' };
import backGraph from '../reference-back.workflow.json' with { type: 'json' };
import conditioningBindings from '../reference-conditioning.bindings.json' with { type: 'json' };
import conditioningGraph from '../reference-conditioning.fragment.json' with { type: 'json' };
import faceBindings from '../reference-face.bindings.json' with { type: 'json' };
import faceGraph from '../reference-face.workflow.json' with { type: 'json' };
import frontBindings from '../reference-front.bindings.json' with { type: 'json' };
import frontGraph from '../reference-front.workflow.json' with { type: 'json' };
import sideBindings from '../reference-side.bindings.json' with { type: 'json' };
import sideGraph from '../reference-side.workflow.json' with { type: 'json' };
import { ReferenceBindings, WorkflowBindings } from './bindings.ts';
import { ComfyGraph } from './comfy-graph.ts';
import type { WorkflowName } from './workflow-name.ts';

/** How strongly reference pictures speak, and in what. */
export interface ReferenceStrength {
  readonly weight: number;
  readonly weightType: string;
}

export interface Workflow {
  readonly graph: ComfyGraph;
  readonly bindings: WorkflowBindings;
  readonly references: ReferenceStrength;
}

/** The whole picture follows the reference: for heads, where pose matters little. */
const likeness: ReferenceStrength = { weight: 0.75, weightType: 'linear' };
/** Looks follow the reference, the pose follows the prompt. */
const looks: ReferenceStrength = { weight: 0.8, weightType: 'strong style transfer' };

function workflow(graph: unknown, bindings: unknown, references: ReferenceStrength): Workflow {
  return { graph: ComfyGraph.parse(graph), bindings: WorkflowBindings.parse(bindings), references };
}

export const workflows: Readonly<Record<WorkflowName, Workflow>> = {
  avatar: workflow(avatarGraph, avatarBindings, likeness),
  cover: workflow(coverGraph, coverBindings, looks),
  'reference-face': workflow(faceGraph, faceBindings, likeness),
  'reference-front': workflow(frontGraph, frontBindings, looks),
  'reference-side': workflow(sideGraph, sideBindings, looks),
  'reference-back': workflow(backGraph, backBindings, looks),
};

/** The nodes that condition a picture on others; put between the model and the sampler when there are any. */
export const referenceConditioning: { readonly graph: ComfyGraph; readonly bindings: ReferenceBindings } = {
  graph: ComfyGraph.parse(conditioningGraph),
  bindings: ReferenceBindings.parse(conditioningBindings),
};
