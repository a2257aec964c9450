import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How different a pixel may be, from 0 to 1, before an eye sees it; smoothed edges do not count. */
const threshold = 0.15;
/** So many pixels are noise. */
const noise = 12;

/**
 * What an eye would see of the change from one picture to the other.
 * @param {Buffer} before PNG
 * @param {Buffer} after PNG
 * @returns {{ pixels: number, picture: Buffer } | null} the number of changed pixels and a picture that marks them;
 * null when there is nothing to see
 */
export function comparePictures(before, after) {
  if (before.equals(after)) return null;
  const [old, current] = [PNG.sync.read(before), PNG.sync.read(after)];
  const width = Math.max(old.width, current.width);
  const height = Math.max(old.height, current.height);
  const marked = new PNG({ width, height });
  const pixels = pixelmatch(
    onCanvas(old, width, height).data,
    onCanvas(current, width, height).data,
    marked.data,
    width,
    height,
    { threshold },
  );
  const hasSameSize = old.width === current.width && old.height === current.height;
  return hasSameSize && pixels <= noise ? null : { pixels, picture: PNG.sync.write(marked) };
}

/** Pictures of different sizes are laid on each other at the top left. */
function onCanvas(picture, width, height) {
  if (picture.width === width && picture.height === height) return picture;
  const canvas = new PNG({ width, height });
  PNG.bitblt(picture, canvas, 0, 0, picture.width, picture.height, 0, 0);
  return canvas;
}
