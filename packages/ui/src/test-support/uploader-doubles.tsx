import type { CropperProps } from 'react-easy-crop';
import type { ReactElement } from 'react';

/** Stands for the cropping library where nothing is laid out: a button frames a part. */
export function CropperDouble({ onCropComplete, mediaProps }: CropperProps): ReactElement {
  const area = { x: 0, y: 0, width: 90, height: 90 };
  return (
    <>
      <button type="button" onClick={() => onCropComplete?.(area, area)}>
        Frame a part
      </button>
      <img alt="to be cropped" onError={mediaProps.onError} />
    </>
  );
}

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
const size = [0, 0, 0, 90, 0, 0, 0, 90, 8, 6, 0, 0, 0];
const end = [0x49, 0x45, 0x4e, 0x44];

/** A file that passes for a picture of 90 × 90 without being decoded. */
export function pictureFile(name = 'hero.png'): File {
  return new File([new Uint8Array([...png, ...size, ...end])], name, { type: 'image/png' });
}
