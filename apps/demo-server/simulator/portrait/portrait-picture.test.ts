import { describe, expect, it } from 'vitest';
import type { Palette } from './palette.ts';
import { Picture } from './picture.ts';
import { paletteOf } from './palette.ts';
import { portraitPicture, type PortraitRequest } from './portrait-picture.ts';

const draw = (request: Partial<PortraitRequest>) =>
  portraitPicture({
    prompt: '',
    seed: 1n,
    width: 192,
    height: 192,
    hint: 'avatar',
    references: [],
    ...request,
  }).pixels();

/** How much two pictures differ, from 0 to 255. */
function difference(first: Buffer, second: Buffer): number {
  let sum = 0;
  for (const [index, value] of first.entries()) sum += Math.abs(value - (second[index] ?? 0));
  return sum / first.length;
}

async function averageOf(pixels: Promise<Buffer>): Promise<{ r: number; g: number; b: number }> {
  const sums = [0, 0, 0];
  const bytes = await pixels;
  for (const [index, value] of bytes.entries()) sums[index % 3] = (sums[index % 3] ?? 0) + value;
  const [r = 0, g = 0, b = 0] = sums.map((sum) => (sum * 3) / bytes.length);
  return { r, g, b };
}

describe('a portrait', () => {
  it('is the same for the same request', async () => {
    expect(await draw({ prompt: 'a baker', seed: 7n })).toEqual(await draw({ prompt: 'a baker', seed: 7n }));
  });

  it('is another one for another seed', async () => {
    expect(difference(await draw({ seed: 7n }), await draw({ seed: 8n }))).toBeGreaterThan(5);
  });

  it('takes its colours from the prompt', async () => {
    const red = await averageOf(draw({ prompt: 'long red hair, red dress' }));
    const blue = await averageOf(draw({ prompt: 'long blue hair, blue dress' }));
    expect(red.r - red.b).toBeGreaterThan(blue.r - blue.b + 10);
  });

  it('takes its colours from reference pictures', async () => {
    const green: Palette = await paletteOf(Picture.filled(64, 64, { r: 20, g: 150, b: 70 }));
    const plain = await averageOf(draw({ seed: 3n }));
    const tinted = await averageOf(draw({ seed: 3n, references: [green] }));
    expect(tinted.g - tinted.r).toBeGreaterThan(plain.g - plain.r + 10);
  });

  it('has the size that was asked for', async () => {
    expect(await draw({ width: 200, height: 120 })).toHaveLength(200 * 120 * 3);
  });

  it.each(['face', 'front', 'side', 'back', 'cover', 'avatar'])('shows the %s view', async (hint) => {
    const others = ['face', 'front', 'side', 'back', 'cover', 'avatar'].filter((other) => other !== hint);
    const mine = await draw({ hint: `charhub/reference-${hint}`, height: 288 });
    for (const other of others) {
      expect(
        difference(mine, await draw({ hint: `charhub/reference-${other}`, height: 288 })),
      ).toBeGreaterThan(1);
    }
  });

  it('shows the same character in every view of one seed and description', async () => {
    const description = 'elf ranger';
    const front = await averageOf(
      draw({ prompt: `solo, full body, front view, ${description}`, hint: 'reference-front' }),
    );
    const back = await averageOf(
      draw({ prompt: `solo, full body, back view, ${description}`, hint: 'reference-back' }),
    );
    expect(Math.abs(front.r - back.r)).toBeLessThan(12);
    expect(Math.abs(front.b - back.b)).toBeLessThan(12);
  });

  it.each(['Девушка у моря', 'مرحبا بالعالم', '東京の女の子', '🙂', '<b>&"</b>'])(
    'is drawn for any words: %s',
    async (prompt) => {
      expect(await draw({ prompt })).toHaveLength(192 * 192 * 3);
    },
  );

  it('shows the first words of the prompt', async () => {
    expect(difference(await draw({ prompt: 'xyzzy' }), await draw({ prompt: '' }))).toBeGreaterThan(0);
  });
});
