import { type Canvas, solid, stroke } from './canvas.ts';
import { ink, shade, tint } from './colours.ts';
import { bothSides, element, group, path } from './svg.ts';
import type { Fringe, HairStyle } from './traits.ts';

/** The hair that falls behind head and shoulders. */
export function hairBehind(canvas: Canvas): string {
  const { hair, hairStyle } = canvas.traits;
  const colour = shade(hair, hairStyle === 'curly' ? 0.1 : 0.24);
  const outline = behind[hairStyle];
  const puffs = hairStyle === 'curly' ? curls(canvas, CURLY_BEHIND, colour) : '';
  const strands = (behindStrands[hairStyle] ?? []).map((d) => stroke(d, ink(hair), canvas.line * 0.8, 0.3));
  return (outline ? solid(canvas, outline, colour, { dark: 0.26 }) : '') + puffs + bothSides(...strands);
}

/** The hair on the head and around the face. */
export function hairInFront(canvas: Canvas): string {
  const { hair, hairStyle } = canvas.traits;
  if (hairStyle === 'curly') return curls(canvas, CURLY_FRONT, hair);
  const fringe = hairStyle === 'bun' || hairStyle === 'cropped' ? 'back' : canvas.traits.fringe;
  const outline = `${caps[hairStyle]} ${fringes[fringe]} Z`;
  const clip = canvas.defs.clip(path(outline, {}));
  return [
    sideLocks(canvas),
    solid(canvas, outline, hair, { light: 0.2, dark: 0.14 }),
    group(
      { 'clip-path': clip },
      gleam(canvas),
      ...strandsOf[fringe].map((d) => stroke(d, ink(hair), canvas.line * 0.85, 0.42)),
    ),
    hairStyle === 'bun' ? bun(canvas) : '',
  ].join('');
}

/** What grows on or above the hair. */
export function headwear(canvas: Canvas): string {
  const { catEars, horns, hair, skin } = canvas.traits;
  const ear =
    solid(canvas, 'M 14,-56 C 20,-78 32,-92 42,-96 C 48,-80 48,-58 42,-40 Z', hair) +
    path('M 22,-58 C 26,-72 33,-82 39,-86 C 42,-74 42,-60 38,-50 Z', {
      fill: shade(tint(skin, 0.1), 0.12),
      opacity: 0.9,
    });
  const horn =
    solid(canvas, 'M 18,-56 C 22,-74 34,-86 50,-88 C 44,-80 40,-66 34,-50 Z', '#4a4152', { light: 0.4 }) +
    stroke('M 24,-62 L 34,-58 M 28,-70 L 38,-66 M 34,-77 L 42,-74', '#1e1626', canvas.line, 0.4);
  return (catEars ? bothSides(ear) : '') + (horns ? bothSides(horn) : '');
}

const CAP = 'M 42,10 C 48,-26 36,-66 0,-66 C -36,-66 -48,-26 -42,10';
const FLAT_CAP = 'M 39,2 C 44,-28 32,-61 0,-61 C -32,-61 -44,-28 -39,2';

const caps: Readonly<Record<Exclude<HairStyle, 'curly'>, string>> = {
  long: CAP,
  wavy: CAP,
  bob: 'M 43,14 C 52,-24 38,-67 0,-67 C -38,-67 -52,-24 -43,14',
  ponytail: CAP,
  bun: FLAT_CAP,
  short:
    'M 40,6 C 47,-6 49,-22 45,-34 C 46,-46 36,-58 26,-61 C 20,-68 4,-70 -4,-67 C -18,-69 -32,-60 -37,-48 C -47,-38 -48,-12 -40,6',
  cropped: 'M 38,-2 C 42,-28 31,-60 0,-60 C -31,-60 -42,-28 -38,-2',
};

/** From the left temple across the forehead to the right one. */
const fringes: Readonly<Record<Fringe, string>> = {
  swept:
    'C -41,2 -39,-4 -37,-9 C -36,-3 -35,0 -34,2 C -30,-6 -26,-12 -21,-17 C -22,-11 -22,-8 -21,-4 C -14,-10 -6,-18 0,-26 C 0,-20 0,-17 1,-14 C 8,-20 14,-30 17,-40 C 24,-34 33,-22 36,-6 C 37,0 39,6 42,10',
  straight:
    'C -41,0 -39,-6 -37,-11 C -35,-7 -33,-5 -31,-3 C -29,-7 -27,-10 -25,-12 C -23,-8 -21,-6 -18,-4 C -16,-8 -14,-11 -12,-13 C -10,-9 -7,-6 -4,-5 C -2,-9 0,-11 1,-13 C 4,-9 6,-6 10,-5 C 12,-8 13,-10 15,-12 C 17,-8 20,-5 24,-4 C 26,-8 28,-10 29,-11 C 31,-7 33,-5 35,-3 C 37,0 40,6 42,10',
  curtain:
    'C -41,6 -40,4 -38,8 C -36,-10 -20,-24 -3,-44 C -2,-45 2,-45 3,-44 C 20,-24 36,-10 38,8 C 40,4 41,6 42,10',
  tousled:
    'C -41,2 -39,-4 -36,-10 C -36,-4 -34,-2 -33,1 C -28,-6 -24,-13 -19,-22 C -20,-14 -20,-10 -17,-6 C -12,-11 -7,-18 -3,-27 C -3,-19 -2,-14 2,-9 C 7,-13 10,-19 12,-27 C 15,-20 18,-14 23,-9 C 25,-13 26,-18 26,-23 C 30,-18 34,-8 35,0 C 37,2 40,6 42,10',
  back: 'C -38,-8 -36,-17 -32,-23 C -24,-33 -10,-36 2,-35 C 14,-35 26,-31 32,-22 C 36,-16 38,-8 39,2',
};

const strandsOf: Readonly<Record<Fringe, readonly string[]>> = {
  swept: [
    'M 17,-42 C 6,-44 -10,-36 -22,-20',
    'M 17,-44 C 0,-52 -24,-44 -36,-16',
    'M 18,-42 C 28,-38 36,-24 39,-4',
    'M 15,-54 C 26,-52 38,-40 42,-18',
  ],
  straight: [
    'M -2,-62 C -14,-46 -22,-30 -25,-14',
    'M 2,-62 C 0,-44 1,-30 1,-14',
    'M 6,-62 C 16,-46 26,-32 29,-12',
    'M -8,-62 C -28,-52 -38,-34 -40,-8',
    'M 12,-62 C 30,-52 40,-34 41,-8',
  ],
  curtain: [
    'M 0,-60 C -2,-54 -2,-50 0,-45',
    'M -4,-54 C -20,-44 -36,-24 -40,2',
    'M 4,-54 C 20,-44 36,-24 40,2',
    'M -10,-58 C -30,-50 -42,-30 -43,-4',
    'M 10,-58 C 30,-50 42,-30 43,-4',
  ],
  tousled: [
    'M -4,-58 C -12,-48 -18,-36 -20,-22',
    'M 4,-60 C 6,-48 11,-38 12,-26',
    'M -14,-60 C -30,-48 -38,-28 -38,-10',
    'M 16,-58 C 30,-46 38,-28 37,-8',
  ],
  back: [
    'M -24,-36 C -22,-48 -12,-56 -2,-59',
    'M 0,-42 C 0,-50 2,-56 4,-60',
    'M 24,-35 C 24,-46 18,-54 12,-58',
    'M -34,-18 C -36,-34 -30,-48 -22,-54',
    'M 35,-16 C 37,-32 32,-46 26,-52',
  ],
};

const LONG =
  'M -44,-20 C -54,20 -52,60 -58,98 C -62,122 -66,136 -60,150 C -44,158 -30,150 -20,152 L 20,152 C 30,150 44,158 60,150 C 66,136 62,122 58,98 C 52,60 54,20 44,-20 C 30,-60 -30,-60 -44,-20 Z';
const WAVY =
  'M -44,-20 C -58,4 -50,26 -60,46 C -68,64 -56,80 -64,98 C -68,112 -56,122 -48,120 C -36,128 -26,118 -18,120 L 18,120 C 26,118 36,128 48,120 C 56,122 68,112 64,98 C 56,80 68,64 60,46 C 50,26 58,4 44,-20 C 30,-60 -30,-60 -44,-20 Z';

const behind: Readonly<Record<HairStyle, string | undefined>> = {
  long: LONG,
  wavy: WAVY,
  bob: 'M -46,-20 C -54,14 -54,40 -48,58 C -36,66 -24,60 -16,62 L 16,62 C 24,60 36,66 48,58 C 54,40 54,14 46,-20 C 30,-60 -30,-60 -46,-20 Z',
  ponytail:
    'M 20,-50 C 54,-66 78,-40 74,-4 C 72,24 80,48 68,76 C 64,64 58,62 54,70 C 58,40 48,14 50,-10 C 48,-30 34,-38 20,-40 Z',
  bun: undefined,
  short: 'M -42,-10 C -46,14 -42,32 -34,40 C -20,46 20,46 34,40 C 42,32 46,14 42,-10 Z',
  cropped: undefined,
  curly: undefined,
};

const behindStrands: Partial<Record<HairStyle, readonly string[]>> = {
  long: ['M 46,30 C 46,70 48,110 52,146', 'M 50,20 C 52,60 54,90 58,120'],
  wavy: ['M 48,20 C 52,44 46,60 52,84 C 56,96 50,106 46,116'],
  bob: ['M 46,10 C 48,30 46,46 42,58'],
};

function sideLocks(canvas: Canvas): string {
  const { hair, hairStyle } = canvas.traits;
  const lock = locks[hairStyle];
  if (!lock) return '';
  return bothSides(solid(canvas, lock, hair, { light: 0.1, dark: 0.2 }));
}

const locks: Partial<Record<HairStyle, string>> = {
  long: 'M 34,-22 C 43,-4 43,18 42,40 C 42,62 47,82 40,104 C 38,112 34,118 30,124 C 32,106 27,90 27,72 C 27,54 34,40 34,22 C 34,8 33,-4 31,-16 Z',
  wavy: 'M 34,-22 C 45,0 37,18 44,38 C 51,58 38,68 43,86 C 45,96 40,104 34,108 C 36,96 27,86 29,70 C 31,54 36,44 33,28 C 31,14 34,0 31,-16 Z',
  bob: 'M 36,-20 C 46,4 46,28 40,50 C 37,58 30,58 26,52 C 34,36 34,8 32,-14 Z',
  ponytail: 'M 34,-20 C 41,0 41,20 36,40 C 35,45 33,48 31,51 C 33,36 33,12 31,-12 Z',
  bun: 'M 34,-20 C 40,-2 40,16 36,32 C 35,36 34,39 32,42 C 34,28 34,6 32,-12 Z',
  short: 'M 37,-14 C 42,0 41,10 37,20 C 35,12 34,2 33,-10 Z',
};

function bun(canvas: Canvas): string {
  const { hair, accent } = canvas.traits;
  return (
    solid(
      canvas,
      'M -18,-62 C -26,-80 -14,-94 0,-94 C 14,-94 26,-80 18,-62 C 10,-56 -10,-56 -18,-62 Z',
      hair,
      { light: 0.2 },
    ) +
    stroke(
      'M -12,-70 C -8,-82 4,-88 14,-82 M -4,-66 C 2,-76 12,-78 18,-72',
      ink(hair),
      canvas.line * 0.85,
      0.4,
    ) +
    stroke('M -16,-62 C -6,-57 6,-57 16,-62', accent, 3.2)
  );
}

/** Light on the crown, broken by the strands. */
function gleam(canvas: Canvas): string {
  const light = canvas.defs.linear(
    [
      { at: 0, colour: tint(canvas.traits.hair, 0.8), opacity: 0.75 },
      { at: 1, colour: tint(canvas.traits.hair, 0.5), opacity: 0 },
    ],
    [0.3, 0, 0.4, 1],
  );
  const main =
    'M -38,-30 C -32,-46 -16,-56 0,-57 C 6,-57 10,-56 14,-55 C 10,-53 9,-50 8,-46 C 5,-50 2,-51 -2,-51 C -3,-47 -5,-45 -8,-41 C -9,-45 -10,-48 -12,-49 C -16,-46 -18,-42 -21,-37 C -22,-40 -23,-42 -24,-43 C -29,-39 -34,-34 -38,-30 Z';
  const small =
    'M 20,-52 C 28,-49 35,-41 39,-30 C 35,-34 32,-37 29,-39 C 28,-37 28,-35 27,-33 C 25,-40 22,-46 20,-52 Z';
  return path(main, { fill: light }) + path(small, { fill: light, opacity: 0.6 });
}

type Curl = readonly [x: number, y: number, r: number];

const CURLY_BEHIND: readonly Curl[] = [
  [-40, 26, 13],
  [40, 26, 13],
  [-46, 6, 15],
  [46, 6, 15],
  [-48, -16, 16],
  [48, -16, 16],
  [-40, -38, 17],
  [40, -38, 17],
  [-24, -54, 17],
  [24, -54, 17],
  [0, -60, 18],
  [-34, 42, 10],
  [34, 42, 10],
];
const CURLY_FRONT: readonly Curl[] = [
  [-40, -4, 8],
  [40, -4, 8],
  [-39, -18, 10],
  [39, -18, 10],
  [-32, -32, 12],
  [32, -32, 12],
  [-18, -42, 13],
  [19, -42, 13],
  [0, -46, 14],
  [-24, -26, 8],
  [24, -27, 8],
  [-10, -32, 9],
  [9, -33, 9],
];

/** One mass of locks: contours first, then the fills over them, so that only the outer edge is drawn. */
function curls(canvas: Canvas, list: readonly Curl[], colour: string): string {
  const circle = ([cx, cy, r]: Curl, attributes: Record<string, string | number>) =>
    element('circle', { cx, cy, r, ...attributes });
  const fill = canvas.defs.radial(
    [
      { at: 0, colour: tint(colour, 0.16) },
      { at: 1, colour },
    ],
    { cx: 0.4, cy: 0.3, r: 0.75 },
  );
  return [
    ...list.map((curl) =>
      circle(curl, { fill: ink(colour), stroke: ink(colour), 'stroke-width': canvas.line * 2 }),
    ),
    ...list.map((curl) => circle(curl, { fill })),
    ...list.map(([x, y, r]) =>
      stroke(
        `M ${x - r * 0.5},${y + r * 0.2} A ${r * 0.55} ${r * 0.55} 0 0 1 ${x + r * 0.5},${y + r * 0.1}`,
        ink(colour),
        canvas.line * 0.8,
        0.28,
      ),
    ),
  ].join('');
}
