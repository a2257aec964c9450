import sharp from 'sharp';

const MAX_EDGE = 192;
const MAX_BYTES = 8 * 1024;

/** A preview frame small enough to travel inside snapshots: a WebP `data:` URL; null when it cannot be made small enough or read. */
export async function previewDataUrl(frame: Uint8Array): Promise<string | null> {
  for (const quality of [60, 30, 10]) {
    try {
      const bytes = await sharp(frame)
        .resize({ width: MAX_EDGE, height: MAX_EDGE, fit: 'inside', withoutEnlargement: true })
        .webp({ quality })
        .toBuffer();
      if (bytes.length <= MAX_BYTES) return `data:image/webp;base64,${bytes.toString('base64')}`;
    } catch {
      return null;
    }
  }
  return null;
}
