import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { ComfyError } from './comfy-error.ts';
import { ComfyHttpError, type ComfyHttp } from './comfy-http.ts';
import type { ReferencePicture } from './comfy-runner.types.ts';
import { unreachable } from './follow-prompt.ts';

const SUBFOLDER = 'charhub';
const SIDE_PX = 1024;
const MAX_INPUT_PIXELS = 64_000_000;

/**
 * Uploads each picture as a square PNG under a name made from its content, so that a picture is stored once
 * and never overwritten under a queued prompt. Answers with the names as `LoadImage` takes them.
 */
export async function uploadReferences(
  http: ComfyHttp,
  pictures: readonly ReferencePicture[],
): Promise<string[]> {
  const names: string[] = [];
  for (const [index, picture] of pictures.entries()) {
    const bytes = await squared(picture, index + 1);
    const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 40)}.png`;
    names.push(await upload(http, bytes, name));
  }
  return names;
}

/** Padded, because the vision model looks at a centre square: a full-body picture would lose its head. */
async function squared(picture: ReferencePicture, number: number): Promise<Buffer> {
  try {
    return await sharp(picture.bytes, { limitInputPixels: MAX_INPUT_PIXELS })
      .rotate()
      .flatten({ background: 'white' })
      .resize(SIDE_PX, SIDE_PX, { fit: 'contain', background: 'white' })
      .png({ compressionLevel: 6 })
      .toBuffer();
  } catch (cause) {
    throw new ComfyError('rejected', 'A reference picture cannot be read.', {
      cause,
      details: [`reference picture ${number} (${picture.contentType}) is no readable image`],
    });
  }
}

async function upload(http: ComfyHttp, bytes: Buffer, name: string): Promise<string> {
  try {
    const stored = await http.uploadImage({ bytes, name, subfolder: SUBFOLDER });
    return stored.subfolder ? `${stored.subfolder}/${stored.name}` : stored.name;
  } catch (error) {
    if (error instanceof ComfyHttpError && (error.status === 400 || error.status === 413)) {
      throw new ComfyError('rejected', 'ComfyUI refused a reference picture.', { cause: error });
    }
    throw unreachable(error);
  }
}
