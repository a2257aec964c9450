import type { Place } from './bindings.ts';
import type { ComfyLink } from './comfy-graph.ts';
import type { GraphEditor } from './graph-editor.ts';
import { referenceConditioning, type ReferenceStrength } from './workflow-catalog.ts';

/** Up to this many pictures keep their own tokens; more would cost too much memory and are averaged. */
const MAX_CONCATENATED = 4;

/** Instead of the fragment's own. */
export interface ReferenceFiles {
  readonly referenceModel?: string | undefined;
  readonly referenceVision?: string | undefined;
}

/**
 * Puts reference pictures between the model and the sampler: each is loaded, all are batched into one,
 * and the adapter's model takes the sampler's place. Without pictures the graph stays as it is.
 */
export function conditionOnReferences(
  editor: GraphEditor,
  sampledModel: Place,
  imageNames: readonly string[],
  strength: ReferenceStrength,
  files: ReferenceFiles = {},
): void {
  const [first, ...others] = imageNames;
  if (first === undefined) return;
  const { graph, bindings } = referenceConditioning;
  const templates = new Set([bindings.picture.node, bindings.batchedSoFar.node]);
  const shared = editor.add(Object.fromEntries(Object.entries(graph).filter(([id]) => !templates.has(id))));
  const inGraph = (place: Place): Place => ({ ...place, node: shared.get(place.node) ?? place.node });

  let batched = loadPicture(editor, first);
  for (const name of others) {
    const next = loadPicture(editor, name);
    const batch = addCopy(editor, bindings.batchedSoFar);
    editor.write({ ...bindings.batchedSoFar, node: batch }, batched);
    editor.write({ ...bindings.batchedNext, node: batch }, next);
    batched = [batch, 0];
  }

  editor.write(inGraph(bindings.pictures), batched);
  editor.write(inGraph(bindings.weight), strength.weight);
  editor.write(inGraph(bindings.weightType), strength.weightType);
  editor.write(inGraph(bindings.combineEmbeds), imageNames.length <= MAX_CONCATENATED ? 'concat' : 'average');
  if (files.referenceModel !== undefined) editor.write(inGraph(bindings.modelFile), files.referenceModel);
  if (files.referenceVision !== undefined) editor.write(inGraph(bindings.visionFile), files.referenceVision);
  editor.write(inGraph(bindings.model), editor.linkAt(sampledModel));
  editor.write(sampledModel, [inGraph(bindings.model).node, 0]);
}

function loadPicture(editor: GraphEditor, imageName: string): ComfyLink {
  const { picture } = referenceConditioning.bindings;
  const id = addCopy(editor, picture);
  editor.write({ ...picture, node: id }, imageName);
  return [id, 0];
}

function addCopy(editor: GraphEditor, template: Place): string {
  const node = referenceConditioning.graph[template.node];
  const id = node && editor.add({ [template.node]: node }).get(template.node);
  if (id === undefined) throw new Error(`the fragment has no node ${template.node}`);
  return id;
}
