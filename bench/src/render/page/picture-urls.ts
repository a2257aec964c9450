const SIDE = 512;
const DIFFERENT = 40;

/** Addresses of pictures of 512 × 512 pixels, each of which the browser has to decode. */
export async function pictureUrls(count: number): Promise<string[]> {
  const pictures: Blob[] = [];
  for (let index = 0; index < DIFFERENT; index += 1) pictures.push(await draw(index));
  return Array.from({ length: count }, (_, index) => {
    const picture = pictures[index % DIFFERENT];
    if (picture === undefined) throw new Error('No picture was drawn');
    // Of another blob each, so that none is taken for one that was decoded already.
    return URL.createObjectURL(new Blob([picture], { type: picture.type }));
  });
}

async function draw(index: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser draws nothing');
  for (let mark = 0; mark < 400; mark += 1) {
    context.fillStyle = `hsl(${String((index * 37 + mark * 11) % 360)} 60% ${String(20 + (mark % 60))}%)`;
    context.fillRect((mark * 97) % SIDE, (mark * 61 + index * 29) % SIDE, 90, 70);
  }
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
}
