import sharp from 'sharp';
import { composePortrait } from './compose-portrait.ts';
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
  const { width, height } = request;
  return new Picture(width, height, () =>
    sharp(Buffer.from(composePortrait(request)), { unlimited: true })
      .resize(width, height, { fit: 'fill' })
      .flatten()
      .removeAlpha()
      .raw()
      .toBuffer(),
  );
}
