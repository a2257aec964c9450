/** A painted picture file, as somebody would choose one. */
export async function samplePicture(name = 'hero.png'): Promise<File> {
  const canvas = new OffscreenCanvas(256, 256);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser cannot paint');
  const sky = context.createLinearGradient(0, 0, 0, 256);
  sky.addColorStop(0, '#f6c453');
  sky.addColorStop(1, '#3b6ea8');
  context.fillStyle = sky;
  context.fillRect(0, 0, 256, 256);
  context.fillStyle = '#2b2540';
  context.beginPath();
  context.arc(128, 112, 52, 0, Math.PI * 2);
  context.ellipse(128, 250, 92, 84, 0, 0, Math.PI * 2);
  context.fill();
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { type: 'image/png' });
}

/** A file that only its name calls a picture. */
export function disguisedText(): File {
  return new File(['not a picture'], 'notes.png', { type: 'image/png' });
}

/** A picture above the limit of 10 MB. */
export function hugePicture(): File {
  const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new File([signature, new Uint8Array(12 * 1024 * 1024)], 'panorama.png', { type: 'image/png' });
}
