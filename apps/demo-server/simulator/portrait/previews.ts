import type { PreviewPicture } from '../nodes/node-type.ts';
import type { Picture } from './picture.ts';

/** ComfyUI scales its previews up or down to fit. */
const PREVIEW_SIDE = 512;
const LEVELS = 8;
const STRONGEST_BLUR = 36;

/** Pictures of the way to the finished one: a blur that sharpens. */
export interface Previews {
  /** `progress` from 0 to 1. */
  at(progress: number): Promise<PreviewPicture>;
}

/** A few levels only, each encoded once: neighbouring steps look alike anyway. */
export function previewsOf(picture: Picture): Previews {
  const levels = new Map<number, Promise<PreviewPicture>>();
  const encode = async (level: number): Promise<PreviewPicture> => {
    const blur = STRONGEST_BLUR * (1 - level / LEVELS) ** 2;
    const small = (await picture.sharp()).resize(PREVIEW_SIDE, PREVIEW_SIDE, { fit: 'inside' });
    return { jpeg: await (blur >= 0.3 ? small.blur(blur) : small).jpeg({ quality: 80 }).toBuffer() };
  };
  return {
    at(progress) {
      const level = Math.min(LEVELS - 1, Math.floor(progress * LEVELS));
      const known = levels.get(level) ?? encode(level);
      levels.set(level, known);
      return known;
    },
  };
}
