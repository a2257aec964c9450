import { type Hex, ink, shade, tint } from './colours.ts';
import { type Definitions, path } from './svg.ts';
import type { Traits } from './traits.ts';

/** What every part of the drawing needs. Lengths are in parts of a head: 100 from the chin to the crown. */
export interface Canvas {
  readonly defs: Definitions;
  readonly traits: Traits;
  /** Width of contours. */
  readonly line: number;
}

/** A shape lit from the upper left, with a contour in its own dark tone. */
export function solid(
  canvas: Canvas,
  d: string,
  colour: Hex,
  options: { light?: number; dark?: number; contour?: boolean } = {},
): string {
  const { light = 0.12, dark = 0.16, contour = true } = options;
  const fill = canvas.defs.linear(
    [
      { at: 0, colour: tint(colour, light) },
      { at: 0.55, colour },
      { at: 1, colour: shade(colour, dark) },
    ],
    [0.15, 0, 0.75, 1],
  );
  return path(d, {
    fill,
    ...(contour && { stroke: ink(colour), 'stroke-width': canvas.line, 'stroke-linejoin': 'round' }),
  });
}

/** A shadow or a gleam on something already drawn. */
export function overlay(d: string, colour: Hex, opacity: number): string {
  return path(d, { fill: colour, opacity });
}

/** A fold, a strand, a seam. */
export function stroke(d: string, colour: Hex, width: number, opacity = 1): string {
  return path(d, {
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    opacity,
  });
}
