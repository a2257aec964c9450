import * as z from 'zod';

/** One input of one node. `append` puts a text behind the graph's own instead of replacing it. */
export const Place = z
  .strictObject({ node: z.string(), input: z.string(), write: z.enum(['replace', 'append']).optional() })
  .readonly();
export type Place = z.infer<typeof Place>;

const Binding = z.union([Place, z.array(Place).min(1).readonly()]);
export type Binding = z.infer<typeof Binding>;

/** Names by which code reaches into a graph, each with the places it stands for. */
export type Bindings = Readonly<Record<string, Binding | undefined>>;

/** What every workflow binds, beside its picture: where the sampled model enters, and which node saves. */
export const WorkflowBindings = z
  .strictObject({
    prompt: Binding,
    negativePrompt: Binding,
    seed: Binding,
    /** Only where a detailer repaints; its noise is its own. */
    detailerSeed: Binding.optional(),
    width: Binding,
    height: Binding,
    checkpoint: Binding,
    steps: Binding,
    cfg: Binding,
    sampler: Binding,
    scheduler: Binding,
    /** Only where there is a detailer. */
    detailerSteps: Binding.optional(),
    faceDetector: Binding.optional(),
    lora1: Binding,
    lora1Strength: Binding,
    lora2: Binding,
    lora2Strength: Binding,
    lora3: Binding,
    lora3Strength: Binding,
    lora4: Binding,
    lora4Strength: Binding,
    filenamePrefix: Binding,
    /** The link that reference pictures are put into. */
    sampledModel: Place,
    /** The input of the node that saves the picture. */
    output: Place,
  })
  .readonly();
export type WorkflowBindings = z.infer<typeof WorkflowBindings>;

/** What the reference-conditioning fragment binds. */
export const ReferenceBindings = z
  .strictObject({
    picture: Place,
    batchedSoFar: Place,
    batchedNext: Place,
    pictures: Place,
    model: Place,
    weight: Place,
    weightType: Place,
    combineEmbeds: Place,
    modelFile: Place,
    visionFile: Place,
  })
  .readonly();
export type ReferenceBindings = z.infer<typeof ReferenceBindings>;

export function placesOf(binding: Binding): readonly Place[] {
  return 'node' in binding ? [binding] : binding;
}
