import { previewsOf } from '../portrait/previews.ts';
import { definitionOf } from './definition-of.ts';
import type { NodeType } from './node-type.ts';
import { DetectorValue, expectNumber, expectValue, ImageValue } from './values.ts';

/** Milliseconds for one picture, whatever the steps. */
const DETAILING_TIME = 1000;

/** Works for as long as the real one and gives the picture back: the portrait's face has its details already. */
const faceDetailer: NodeType = {
  definition: definitionOf('FaceDetailer'),
  async execute(inputs, context) {
    const image = expectValue(ImageValue, inputs['image']);
    expectValue(DetectorValue, inputs['bbox_detector'], 'detect');
    const steps = expectNumber(inputs['steps']);
    for (const picture of image.pictures) {
      const previews = previewsOf(picture);
      for (let step = 1; step <= steps; step++) {
        await context.time.wait(DETAILING_TIME / steps, context.signal);
        await context.progress(step, steps, () => previews.at(0.8 + (0.2 * step) / steps));
      }
    }
    return { values: [image, image, image, null, null, image] };
  },
};

export const detailingNodes: readonly NodeType[] = [faceDetailer];
