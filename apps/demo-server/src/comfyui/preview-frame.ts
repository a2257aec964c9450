import * as z from 'zod';

/** A binary message of ComfyUI's socket that holds a preview. */
export interface PreviewFrame {
  /** Null in the old form, which does not say whose it is. */
  readonly promptId: string | null;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const PREVIEW_IMAGE = 1;
const PREVIEW_IMAGE_WITH_METADATA = 4;

const contentTypes = new Map([
  [1, 'image/jpeg'],
  [2, 'image/png'],
]);

const Metadata = z.object({ prompt_id: z.string(), image_type: z.string() });

/** Null for any other kind of frame, and for one that is cut short or malformed. */
export function parsePreviewFrame(frame: Buffer): PreviewFrame | null {
  if (frame.length <= 8) return null;
  switch (frame.readUInt32BE(0)) {
    case PREVIEW_IMAGE: {
      const contentType = contentTypes.get(frame.readUInt32BE(4));
      return contentType ? { promptId: null, contentType, bytes: frame.subarray(8) } : null;
    }
    case PREVIEW_IMAGE_WITH_METADATA:
      return parseFrameWithMetadata(frame);
    default:
      return null;
  }
}

function parseFrameWithMetadata(frame: Buffer): PreviewFrame | null {
  const imageStart = 8 + frame.readUInt32BE(4);
  if (imageStart >= frame.length) return null;
  try {
    const metadata = Metadata.parse(JSON.parse(frame.toString('utf8', 8, imageStart)));
    return {
      promptId: metadata.prompt_id,
      contentType: metadata.image_type,
      bytes: frame.subarray(imageStart),
    };
  } catch {
    return null;
  }
}
