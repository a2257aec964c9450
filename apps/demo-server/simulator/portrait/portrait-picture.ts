import sharp from 'sharp';
import type { Palette } from './palette.ts';
import { Picture } from './picture.ts';

export interface PortraitRequest {
  readonly prompt: string;
  readonly seed: bigint;
  readonly width: number;
  readonly height: number;
  /** The name under which the picture will be saved; tells the view when the prompt does not. */
  readonly hint: string;
  /** Colours of the reference pictures, if any. */
  readonly references: readonly Palette[];
}

/** The same request always gives the same picture. */
export function portraitPicture(request: PortraitRequest): Picture {
  const { width, height, seed } = request;
  return new Picture(width, height, async () => {
    const hue = Number(seed % 360n);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="hsl(${hue},60%,60%)"/><circle cx="50%" cy="40%" r="20%" fill="#fee"/></svg>`;
    return sharp(Buffer.from(svg)).flatten().removeAlpha().raw().toBuffer();
  });
}
