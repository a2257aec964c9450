import { type Canvas, solid, stroke } from './canvas.ts';
import { ink, mix, shade } from './colours.ts';
import { curveThrough, element, limb, pair, type Point } from './svg.ts';
import type { Traits } from './traits.ts';

/** Half widths of a body, in parts of a head; heights are the same for all. */
export interface Build {
  readonly neck: number;
  readonly shoulder: number;
  readonly chest: number;
  readonly waist: number;
  readonly hip: number;
  readonly arm: number;
  readonly leg: number;
}

/** Where things are, from the middle of the head downwards. */
export const heights = {
  neck: 54,
  shoulder: 80,
  chest: 122,
  waist: 180,
  hip: 226,
  knee: 368,
  ankle: 496,
  sole: 526,
} as const;

export function buildOf(traits: Traits): Build {
  return traits.build === 'broad'
    ? { neck: 16.5, shoulder: 70, chest: 52, waist: 43, hip: 44, arm: 14, leg: 22 }
    : { neck: 12.5, shoulder: 54, chest: 40, waist: 30, hip: 42, arm: 10.5, leg: 20.5 };
}

/**
 * A closed outline, the same on both sides, with corners at the ends of a side. The points are those of the
 * right side from top to bottom; `sag` is how far the lower edge hangs down in the middle.
 */
export function symmetric(right: readonly (readonly [x: number, y: number])[], sag = 4): string {
  const points: Point[] = right.map(([x, y]) => ({ x, y }));
  const mirrored = points.map(({ x, y }) => ({ x: -x, y })).reverse();
  const lowest = points.at(-1) ?? { x: 0, y: 0 };
  return `M ${curveThrough(points)} Q ${pair({ x: 0, y: lowest.y + 2 * sag })} ${curveThrough(mirrored)} Z`;
}

export function torsoOutline(build: Build, grow = 0, bottom: number = heights.hip + 8): string {
  const { neck, shoulder, chest, waist, hip } = build;
  return symmetric([
    [neck + 2, 60],
    [neck + 9, 68],
    [shoulder * 0.62, 74],
    [shoulder - 11 + grow, 81],
    [shoulder - 8 + grow, 94],
    [chest + 2 + grow, 118],
    [chest - 2 + grow, 142],
    [waist + grow, heights.waist],
    ...(bottom > 200
      ? [[hip - 2 + grow, 210] as const, [hip + grow, bottom] as const]
      : [[waist + 2 + grow, bottom] as const]),
  ]);
}

/** The joints of the right arm: hanging, or with the hand on the hip. */
export function armJoints({ shoulder, arm, waist }: Build, pose: 'down' | 'hip', grow = 0) {
  const start = [
    { x: shoulder - 19, y: 85, r: 6 + grow },
    { x: shoulder - 6, y: 98, r: arm + 2.5 + grow },
  ];
  return pose === 'down'
    ? [
        ...start,
        { x: shoulder + 4, y: 128, r: arm + grow },
        { x: shoulder + 8, y: 168, r: arm * 0.86 + grow },
        { x: shoulder + 11, y: 206, r: arm * 0.8 + grow },
        { x: shoulder + 13, y: 236, r: arm * 0.6 + grow },
      ]
    : [
        ...start,
        { x: shoulder + 12, y: 126, r: arm + grow },
        { x: shoulder + 26, y: 160, r: arm * 0.86 + grow },
        { x: waist + 26, y: 186, r: arm * 0.8 + grow },
        { x: waist + 8, y: 200, r: arm * 0.6 + grow },
      ];
}

export function hand(canvas: Canvas, at: Point, pose: 'down' | 'hip'): string {
  const { skin } = canvas.traits;
  const { x, y } = at;
  if (pose === 'hip') {
    return solid(
      canvas,
      `M ${x + 6},${y - 8} C ${x - 6},${y - 8} ${x - 16},${y - 1} ${x - 17},${y + 6} C ${x - 12},${y + 11} ${x},${y + 9} ${x + 7},${y + 4} Z`,
      skin,
    );
  }
  const thumb = `M ${x - 5},${y} C ${x - 11},${y + 5} ${x - 13},${y + 14} ${x - 10},${y + 20} C ${x - 7},${y + 22} ${x - 5},${y + 15} ${x - 4},${y + 8} Z`;
  const palm = `M ${x - 7},${y - 4} C ${x - 9},${y + 8} ${x - 7},${y + 26} ${x - 2},${y + 29} C ${x + 4},${y + 30} ${x + 8},${y + 18} ${x + 7},${y - 4} Z`;
  const fingers = `M ${x - 1},${y + 17} L ${x - 1},${y + 26} M ${x + 3},${y + 16} L ${x + 3},${y + 23}`;
  return (
    solid(canvas, palm, skin) +
    solid(canvas, thumb, skin) +
    stroke(fingers, ink(skin), canvas.line * 0.7, 0.4)
  );
}

export function neck(canvas: Canvas, build: Build): string {
  const { skin } = canvas.traits;
  const { neck: n } = build;
  const d = `M ${-n},34 C ${-n},52 ${-n - 1},60 ${-n - 12},72 L 0,96 L ${n + 12},72 C ${n + 1},60 ${n},52 ${n},34 Z`;
  const shadow = `M ${-n},36 C ${-n},46 ${-n},52 ${-n - 1},56 C ${-n * 0.4},66 ${n * 0.5},64 ${n + 1},52 L ${n},36 Z`;
  return (
    solid(canvas, d, skin, { dark: 0.1 }) +
    element('path', { d: shadow, fill: shade(skin, 0.42), opacity: 0.5 }) +
    stroke('M -13,78 C -9,80 -6,81 -4,84 M 13,78 C 9,80 6,81 4,84', shade(skin, 0.4), canvas.line * 0.8, 0.5)
  );
}

/** The right leg from the hip to the ankle. */
export function legOutline({ leg, hip }: Build, grow = 0): string {
  return limb([
    { x: hip * 0.5, y: heights.hip - 4, r: leg + 1.5 + grow },
    { x: hip * 0.52, y: 290, r: leg - 1.5 + grow },
    { x: hip * 0.48, y: heights.knee, r: leg * 0.68 + grow },
    { x: hip * 0.5, y: 416, r: leg * 0.68 + grow },
    { x: hip * 0.44, y: heights.ankle, r: leg * 0.43 + grow },
  ]);
}

/** The right shoe from the front. */
export function frontShoe(canvas: Canvas, build: Build, colour: string, height = 22): string {
  const x = build.hip * 0.44;
  const top = heights.sole - height - 12;
  const width = build.leg * 0.62;
  const d = `M ${x - width * 0.8},${top} L ${x + width * 0.8},${top} C ${x + width},${top + 12} ${x + width * 1.35},${heights.sole - 10} ${x + width * 1.35},${heights.sole - 3} C ${x + width},${heights.sole + 2} ${x - width * 0.7},${heights.sole + 2} ${x - width},${heights.sole - 3} C ${x - width},${heights.sole - 12} ${x - width * 0.9},${top + 12} ${x - width * 0.8},${top} Z`;
  const sole = `M ${x - width},${heights.sole - 4} C ${x - width * 0.7},${heights.sole - 1} ${x + width},${heights.sole - 1} ${x + width * 1.35},${heights.sole - 4}`;
  return solid(canvas, d, colour) + stroke(sole, mix(colour, '#ffffff', 0.35), canvas.line * 1.6, 0.7);
}
