import type { ComfyGraph, ComfyValue } from './comfy-graph.ts';
import { readInputSpec } from './input-spec.ts';
import { modelFolderOf } from './node-catalog.ts';
import type { ObjectInfo } from './node-definition.ts';

/** The option that is this file: ComfyUI on Windows lists `bbox\face.pt` where others list `bbox/face.pt`. */
export function optionFor(file: ComfyValue, options: readonly unknown[]): string | null {
  if (typeof file !== 'string') return null;
  const wanted = withSlashes(file);
  const found = options.find((option) => option === file) ?? options.find(isSame);
  return typeof found === 'string' ? found : null;

  function isSame(option: unknown): boolean {
    return typeof option === 'string' && withSlashes(option) === wanted;
  }
}

/** Whether a server might spell one of the graph's model files in another way. */
export function namesFoldersOfModels(graph: ComfyGraph): boolean {
  return Object.values(graph).some((node) =>
    Object.entries(node.inputs).some(
      ([input, value]) => modelFolderOf(node.class_type, input) !== null && /[/\\]/.test(String(value)),
    ),
  );
}

/** The same graph with its model files named as this server lists them; what it does not list stays. */
export function withListedFileNames(graph: ComfyGraph, objectInfo: ObjectInfo): ComfyGraph {
  return Object.fromEntries(
    Object.entries(graph).map(([id, node]) => {
      const inputs = Object.entries(node.inputs).map(([input, value]): [string, ComfyValue] => [
        input,
        listedName(objectInfo, node.class_type, input, value) ?? value,
      ]);
      return [id, { ...node, inputs: Object.fromEntries(inputs) }];
    }),
  );
}

function listedName(
  objectInfo: ObjectInfo,
  nodeType: string,
  input: string,
  value: ComfyValue,
): string | null {
  if (modelFolderOf(nodeType, input) === null) return null;
  const { required, optional } = objectInfo[nodeType]?.input ?? {};
  const definition = required?.[input] ?? optional?.[input];
  const spec = definition && readInputSpec(definition);
  return spec?.kind === 'choice' && spec.options ? optionFor(value, spec.options) : null;
}

function withSlashes(name: string): string {
  return name.replaceAll('\\', '/');
}
