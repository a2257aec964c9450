import type { Picture } from './picture.ts';

export interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** The colours that fill most of a picture, the commonest first. */
export type Palette = readonly Colour[];

const SIDE = 48;
const COLOURS = 5;

/** Counts colours in coarse steps and averages each; alike ones count as one. */
export async function paletteOf(picture: Picture): Promise<Palette> {
  const pixels = await (await picture.sharp()).resize(SIDE, SIDE, { fit: 'fill' }).raw().toBuffer();
  const bins = new Map<number, { count: number; r: number; g: number; b: number }>();
  for (let index = 0; index + 2 < pixels.length; index += 3) {
    const [r = 0, g = 0, b = 0] = pixels.subarray(index, index + 3);
    const key = ((r >> 5) << 6) | ((g >> 5) << 3) | (b >> 5);
    const bin = bins.get(key) ?? { count: 0, r: 0, g: 0, b: 0 };
    bins.set(key, { count: bin.count + 1, r: bin.r + r, g: bin.g + g, b: bin.b + b });
  }
  const common = [...bins.values()]
    .sort((a, b) => b.count - a.count)
    .map(({ count, r, g, b }) => ({ r: r / count, g: g / count, b: b / count }));
  const distinct: Colour[] = [];
  for (const colour of common) {
    if (distinct.length < COLOURS && distinct.every((other) => distance(colour, other) > 40))
      distinct.push(colour);
  }
  return distinct;
}

function distance(a: Colour, b: Colour): number {
  return Math.hypot(a.r - b.r, a.g - b.g, a.b - b.b);
}
