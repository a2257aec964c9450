import { portraitPicture } from '../portrait/portrait-picture.ts';
import { previewsOf } from '../portrait/previews.ts';
import { definitionOf } from './definition-of.ts';
import type { NodeContext, NodeType } from './node-type.ts';
import {
  ClipValue,
  ConditioningValue,
  expectNumber,
  expectText,
  expectValue,
  ImageValue,
  LatentValue,
  ModelValue,
  VaeValue,
} from './values.ts';

/** Milliseconds; 30 steps take 4 s. */
const STEP_TIME = 4000 / 30;

const textEncode: NodeType = {
  definition: definitionOf('CLIPTextEncode'),
  execute(inputs) {
    expectValue(ClipValue, inputs['clip'], 'tokenize');
    return Promise.resolve({ values: [new ConditioningValue(expectText(inputs['text']))] });
  },
};

const emptyLatent: NodeType = {
  definition: definitionOf('EmptyLatentImage'),
  execute(inputs) {
    // A latent pixel stands for 8 × 8 pixels.
    const [width, height] = [inputs['width'], inputs['height']].map(
      (side) => Math.floor(expectNumber(side) / 8) * 8,
    );
    const latent = new LatentValue(width ?? 8, height ?? 8, expectNumber(inputs['batch_size']));
    return Promise.resolve({ values: [latent] });
  },
};

const sampler: NodeType = {
  definition: definitionOf('KSampler'),
  async execute(inputs, context) {
    const { references } = expectValue(ModelValue, inputs['model']);
    const latent = expectValue(LatentValue, inputs['latent_image']);
    const steps = expectNumber(inputs['steps']);
    const pictures = Array.from({ length: latent.batchSize }, (_, index) =>
      portraitPicture({
        prompt: expectValue(ConditioningValue, inputs['positive']).text,
        seed: BigInt(Math.trunc(expectNumber(inputs['seed']))) + BigInt(index + context.simulatorSeed),
        width: latent.width,
        height: latent.height,
        hint: filenamePrefix(context),
        references,
      }),
    );
    const previews = pictures[0] && previewsOf(pictures[0]);
    for (let step = 1; step <= steps; step++) {
      await context.time.wait(STEP_TIME, context.signal);
      await context.progress(step, steps, previews && (() => previews.at(step / steps)));
    }
    return { values: [new LatentValue(latent.width, latent.height, latent.batchSize, pictures)] };
  },
};

const vaeDecode: NodeType = {
  definition: definitionOf('VAEDecode'),
  execute(inputs) {
    expectValue(VaeValue, inputs['vae'], 'decode');
    return Promise.resolve({
      values: [new ImageValue(expectValue(LatentValue, inputs['samples']).pictures)],
    });
  },
};

/** What the picture will be called tells what it is to show, where the prompt does not. */
function filenamePrefix({ graph }: NodeContext): string {
  const prefixes = Object.values(graph).map((node) => node.inputs?.['filename_prefix']);
  return prefixes.find((prefix) => typeof prefix === 'string') ?? '';
}

export const samplingNodes: readonly NodeType[] = [textEncode, emptyLatent, sampler, vaeDecode];
