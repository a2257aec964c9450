import { checkReadiness, type Readiness } from './check-readiness.ts';
import { checkWorkflow } from './check-workflow.ts';
import type { ComfyGraph } from './comfy-graph.ts';
import { fillWorkflow } from './fill-workflow.ts';
import { modelFolderOf } from './node-catalog.ts';
import type { ObjectInfo } from './node-definition.ts';
import { workflows } from './workflow-catalog.ts';
import { workflowNames, type WorkflowName } from './workflow-name.ts';
import type { WorkflowSettings } from './workflow-settings.ts';
import type { WorkflowProblem, WorkflowProblemKind } from './workflow-problem.ts';

/** One graph as it is sent to ComfyUI, with so many reference pictures. */
export interface CheckedGraph {
  readonly workflow: WorkflowName;
  readonly references: number;
  readonly nodeCount: number;
  readonly problems: readonly WorkflowProblem[];
}

export interface ModelFile {
  readonly folder: string;
  readonly file: string;
}

export interface CheckReport {
  readonly graphs: readonly CheckedGraph[];
  /** Every model file that the graphs name, once. */
  readonly modelFiles: readonly ModelFile[];
  /** What a live server lacks of all that the graphs need, once. */
  readonly missing: Readiness;
}

/** None, one, several that keep their tokens, and so many that they are averaged. */
const referenceCounts = [0, 1, 4, 5] as const;

/**
 * `recorded`: file lists are examples, so a model that is not among them is no problem.
 * `live`: an input that the server does not know is none, because it ignores it, as an older pack does.
 */
export type DefinitionSource = 'recorded' | 'live';

const tolerated: Readonly<Record<DefinitionSource, WorkflowProblemKind>> = {
  recorded: 'missing-model',
  live: 'unknown-input',
};

/** Every graph with and without reference pictures. */
export function checkAllWorkflows(
  objectInfo: ObjectInfo,
  source: DefinitionSource,
  settings: WorkflowSettings = {},
): CheckReport {
  const filled = workflowNames.flatMap((workflow) =>
    referenceCounts.map((references) => {
      const names = Array.from({ length: references }, (_, index) => `reference-${index + 1}.png`);
      const { graph } = fillWorkflow(workflow, { prompt: 'a prompt', seed: 1 }, names, settings);
      return { workflow, references, graph };
    }),
  );
  return {
    graphs: filled.map(({ workflow, references, graph }) => ({
      workflow,
      references,
      nodeCount: Object.keys(graph).length,
      problems: checkWorkflow(graph, workflows[workflow].bindings, objectInfo).filter(
        ({ kind }) => kind !== tolerated[source],
      ),
    })),
    modelFiles: distinct(filled.flatMap(({ graph }) => modelFilesOf(graph))),
    missing:
      source === 'live'
        ? merged(filled.map(({ graph }) => checkReadiness(graph, objectInfo)))
        : { missingNodeTypes: [], missingOptions: [] },
  };
}

function modelFilesOf(graph: ComfyGraph): ModelFile[] {
  return Object.values(graph).flatMap(({ class_type: type, inputs }) =>
    Object.entries(inputs).flatMap(([input, value]) => {
      const folder = modelFolderOf(type, input);
      return folder !== null && value !== 'None' ? [{ folder, file: String(value) }] : [];
    }),
  );
}

function distinct(files: readonly ModelFile[]): ModelFile[] {
  return [...new Map(files.map((file) => [`${file.folder}/${file.file}`, file])).values()];
}

function merged(all: readonly Readiness[]): Readiness {
  return {
    missingNodeTypes: [...new Set(all.flatMap(({ missingNodeTypes }) => missingNodeTypes))],
    missingOptions: [...new Set(all.flatMap(({ missingOptions }) => missingOptions))],
  };
}
