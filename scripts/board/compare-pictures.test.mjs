import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { comparePictures } from './compare-pictures.mjs';

function picture(width, height, colourOf) {
  const png = new PNG({ width, height });
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour = colourOf(pixel % width, Math.floor(pixel / width));
    png.data.set([...colour, 255], pixel * 4);
  }
  return PNG.sync.write(png);
}
const grey = () => [128, 128, 128];

describe('the comparison of two pictures', () => {
  test('sees nothing in the same picture, nor in a shade that no eye tells apart', () => {
    expect(comparePictures(picture(40, 40, grey), picture(40, 40, grey))).toBeNull();
    expect(
      comparePictures(
        picture(40, 40, grey),
        picture(40, 40, () => [130, 128, 127]),
      ),
    ).toBeNull();
  });

  test('sees a mark of ten pixels by ten, and shows where it is', () => {
    const marked = picture(40, 40, (x, y) => (x < 10 && y < 10 ? [200, 0, 0] : grey()));
    const change = comparePictures(picture(40, 40, grey), marked);
    expect(change?.pixels).toBe(100);
    expect(PNG.sync.read(change.picture)).toMatchObject({ width: 40, height: 40 });
  });

  test('sees that a picture has grown', () => {
    const change = comparePictures(picture(40, 40, grey), picture(40, 41, grey));
    expect(PNG.sync.read(change.picture)).toMatchObject({ width: 40, height: 41 });
  });
});
