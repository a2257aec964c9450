import * as z from 'zod/mini';
import { CharacterImage } from './character.ts';
import type { CallOptions } from './generation-client.ts';

/** One stored picture with how it was made. */
export const ImageDetails = z.extend(CharacterImage, {
  /** What it was painted after; null when nobody wrote it down, as with an upload. */
  prompt: z.nullable(z.string()),
  /** The seed it was drawn with, as a decimal number below 2^53; null when unknown. */
  seed: z.nullable(z.number()),
  /** The job that made it; null when unknown. */
  jobId: z.nullable(z.string()),
});
export type ImageDetails = z.infer<typeof ImageDetails>;

/** How pictures were made. */
export interface ImageDetailsClient {
  /**
   * Null where the back end cannot tell, as today's CharHub. `forbidden` for who may not edit the character.
   * Apart from the list, since prompts are long and a character can have a thousand pictures.
   */
  getImageDetails(
    image: { characterId: string; imageId: string },
    options?: CallOptions,
  ): Promise<ImageDetails | null>;
}
