import { type Canvas, overlay, solid, stroke } from './canvas.ts';
import { ink, shade, tint } from './colours.ts';
import { type Build, symmetric } from './figure.ts';
import { bothSides, element, group, path } from './svg.ts';

/** The torso in its clothes, with the skin that the neckline shows and the shadow of the side away from the light. */
export function body(canvas: Canvas, outline: string, colour: string, neckline: string): string {
  const clip = canvas.defs.clip(path(outline, {}));
  // The upper edge has no contour: there the neck goes on.
  return (
    solid(canvas, outline, colour, { dark: 0.24, contour: false }) +
    group(
      { 'clip-path': clip },
      overlay('M 44,80 C 20,112 24,172 30,240 L 99,240 L 99,80 Z', shade(colour, 0.6), 0.12),
      neckline === '' ? '' : path(neckline, { fill: canvas.traits.skin }),
      neckline === '' ? '' : stroke(neckline.replace(/ Z$/, ''), ink(colour), canvas.line),
    ) +
    stroke(outline.replace(/ Z$/, ''), ink(colour), canvas.line)
  );
}

/** Where cloth bends. */
export function folds(canvas: Canvas, { chest, waist }: Build, colour: string): string {
  return bothSides(
    stroke(
      `M ${chest + 1},118 C ${chest - 8},126 ${chest - 14},128 ${chest - 20},128`,
      ink(colour),
      canvas.line,
      0.4,
    ),
    stroke(
      `M ${waist},176 C ${waist - 8},180 ${waist - 14},180 ${waist - 20},178`,
      ink(colour),
      canvas.line,
      0.32,
    ),
  );
}

export function belt(canvas: Canvas, { hip, waist }: Build, colour: string, buckle: string): string {
  const d = symmetric(
    [
      [(waist + hip) / 2 + 2, 196],
      [hip + 1, 212],
    ],
    3,
  );
  return (
    solid(canvas, d, colour) +
    element('rect', {
      x: -6,
      y: 200,
      width: 12,
      height: 14,
      rx: 2.5,
      fill: tint(buckle, 0.25),
      stroke: ink(buckle),
      'stroke-width': canvas.line * 0.8,
    })
  );
}
