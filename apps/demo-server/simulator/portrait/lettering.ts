import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';
import { visualOrder } from './right-to-left.ts';
import { element, path } from './svg.ts';

/** Text as outlines: what a machine has installed does not matter. */
export interface Lettering {
  readonly svg: string;
  readonly width: number;
}

/** One line with its left end on the base line. Characters the font lacks are left out. */
export function letter(
  text: string,
  at: { x: number; y: number; size: number; fill: string; opacity?: number },
): Lettering {
  const { x, y, size, fill, opacity = 1 } = at;
  const face = font();
  const outlines: string[] = [];
  let width = 0;
  // Glyph by glyph: the library cannot read this font's tables for shaping.
  for (const character of visualOrder(drawable(text))) {
    const glyph = face.charToGlyph(character);
    outlines.push(glyph.getPath(x + width, y, size).toPathData(2));
    width += (glyph.advanceWidth * size) / face.unitsPerEm;
  }
  const d = outlines.join('');
  return { svg: d === '' ? element('g', {}, '') : path(d, { fill, opacity }), width };
}

/** The text as far as it fits, with an ellipsis where it was cut. */
export function fitText(text: string, size: number, width: number): string {
  const known = drawable(text);
  if (widthOf(known, size) <= width) return known;
  const characters = Array.from(known);
  while (characters.length > 0 && widthOf(`${characters.join('')}…`, size) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

function widthOf(text: string, size: number): number {
  const face = font();
  const units = Array.from(text).reduce(
    (sum, character) => sum + face.charToGlyph(character).advanceWidth,
    0,
  );
  return (units * size) / face.unitsPerEm;
}

function drawable(text: string): string {
  const kept = Array.from(text.normalize('NFC')).filter(
    (character) => font().charToGlyph(character).index !== 0,
  );
  return kept.join('').replace(/\s+/g, ' ').trim();
}

let loaded: opentype.Font | undefined;

function font(): opentype.Font {
  if (loaded) return loaded;
  const file = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
  const bytes = readFileSync(file);
  loaded = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return loaded;
}
