import type { PictureArea } from '@charhub/machines';

/** Pixels of an avatar's edge, as generated ones have; smaller parts are not enlarged. */
const maxEdge = 768;
const quality = 0.9;

/**
 * Cuts a square out of a picture, as WebP where the browser can write it, else as PNG. Nothing but the pixels is kept:
 * no place, no camera, no name. Rejects when the picture cannot be decoded.
 */
export async function cropPicture(file: Blob, area: PictureArea): Promise<Blob> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return await paint(image, area);
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function paint(image: HTMLImageElement, { x, y, width, height }: PictureArea): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.min(maxEdge, Math.round(width)));
  canvas.height = canvas.width;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser cannot paint');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, x, y, width, height, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', quality));
  if (blob === null) throw new Error('The picture could not be written');
  return blob;
}
