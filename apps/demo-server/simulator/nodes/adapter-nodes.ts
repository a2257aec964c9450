import { paletteOf } from '../portrait/palette.ts';
import { definitionOf } from './definition-of.ts';
import { NodeError, type NodeType } from './node-type.ts';
import { expectValue, ImageValue, ModelValue, VisionModelValue } from './values.ts';

/** Puts the pictures' colours on the model, for the sampler to draw with. */
const ipAdapterAdvanced: NodeType = {
  definition: definitionOf('IPAdapterAdvanced'),
  async execute(inputs) {
    const model = expectValue(ModelValue, inputs['model']);
    const adapter = expectValue(VisionModelValue, inputs['ipadapter']);
    const { pictures } = expectValue(ImageValue, inputs['image']);
    if (inputs['clip_vision'] === undefined) throw new NodeError('Exception', 'Missing CLIPVision model.');
    const vision = expectValue(VisionModelValue, inputs['clip_vision']);
    if (vision.width !== adapter.width) {
      const shapes = `torch.Size([1280, ${adapter.width}]) from checkpoint, the shape in current model is torch.Size([1280, ${vision.width}])`;
      throw new NodeError(
        'RuntimeError',
        `Error(s) in loading state_dict for Resampler:\n\tsize mismatch for proj_in.weight: copying a param with shape ${shapes}.`,
      );
    }
    const palettes = await Promise.all(pictures.map(paletteOf));
    return { values: [new ModelValue([...model.references, ...palettes])] };
  },
};

export const adapterNodes: readonly NodeType[] = [ipAdapterAdvanced];
