import { definitionOf } from './definition-of.ts';
import type { NodeType } from './node-type.ts';
import { ClipValue, DetectorValue, expectText, ModelValue, VaeValue, VisionModelValue } from './values.ts';

/** Milliseconds; after the first time the cache has it. */
const LOADING_TIME = 1000;

const checkpointLoader: NodeType = {
  definition: definitionOf('CheckpointLoaderSimple'),
  async execute(_inputs, { time, signal }) {
    await time.wait(LOADING_TIME, signal);
    return { values: [new ModelValue(), new ClipValue(), new VaeValue()] };
  },
};

const loraStack: NodeType = {
  definition: definitionOf('Lora Loader Stack (rgthree)'),
  execute: (inputs) => Promise.resolve({ values: [inputs['model'], inputs['clip']] }),
};

const clipVisionLoader: NodeType = {
  definition: definitionOf('CLIPVisionLoader'),
  execute(inputs) {
    const isBig = /bigG/i.test(expectText(inputs['clip_name']));
    return Promise.resolve({ values: [new VisionModelValue(isBig ? 1664 : 1280)] });
  },
};

const adapterLoader: NodeType = {
  definition: definitionOf('IPAdapterModelLoader'),
  execute(inputs) {
    const isForBig = /noobIPAMARK1|vit-G|ip-adapter_sdxl\./i.test(expectText(inputs['ipadapter_file']));
    return Promise.resolve({ values: [new VisionModelValue(isForBig ? 1664 : 1280)] });
  },
};

const detectorProvider: NodeType = {
  definition: definitionOf('UltralyticsDetectorProvider'),
  execute: () => Promise.resolve({ values: [new DetectorValue(), new DetectorValue()] }),
};

export const loaderNodes: readonly NodeType[] = [
  checkpointLoader,
  loraStack,
  clipVisionLoader,
  adapterLoader,
  detectorProvider,
];
