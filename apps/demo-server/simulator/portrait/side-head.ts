import { type Canvas, overlay, solid, stroke } from './canvas.ts';
import { ink, lightness, mix, shade, tint } from './colours.ts';
import { element, group, path } from './svg.ts';
import type { HairStyle } from './traits.ts';

const PROFILE =
  'M -31,-34 C -35,-26 -36,-17 -35,-10 C -34.4,-6 -34.6,-3 -36,1 C -38,7 -42,12 -44,16.4 C -44.4,19 -41,20.4 -38,20.8 C -38,23 -39.6,24.4 -40.4,26.4 C -40.4,28 -38.6,29.4 -37.6,30 C -39,31.2 -39.6,33 -38.4,35 C -37.4,37 -37.6,39.6 -37,42.4 C -35.6,48.6 -30,51.6 -23,50.4 C -12,48.4 0,41 9,31 C 20,24 40,16 44,-10 C 48,-44 24,-60 -2,-58 C -18,-57 -28,-46 -31,-34 Z';

/** Face, ear and features of a head that looks to the left. */
export function sideFace(canvas: Canvas): string {
  const { skin, beard: hasBeard } = canvas.traits;
  const clip = canvas.defs.clip(path(PROFILE, {}));
  return [
    solid(canvas, PROFILE, skin, { light: 0.16, dark: 0.1 }),
    group(
      { 'clip-path': clip },
      overlay('M -50,-60 H 50 V -6 C 10,-12 -20,-16 -50,-10 Z', shade(skin, 0.5), 0.18),
      overlay('M -16,52 C 2,44 14,30 20,14 L 50,20 V 60 H -16 Z', shade(skin, 0.45), 0.22),
    ),
    blush(canvas),
    eye(canvas),
    features(canvas),
    hasBeard ? beard(canvas) : '',
    ear(canvas),
    canvas.traits.glasses ? glasses() : '',
  ].join('');
}

/** The hair of a head that looks to the left: what hangs behind the shoulders comes first. */
export function sideHairBehind(canvas: Canvas): string {
  const { hair, hairStyle } = canvas.traits;
  const d = hanging[hairStyle];
  if (!d) return '';
  const strands = (hangingStrands[hairStyle] ?? []).map((line) =>
    stroke(line, ink(hair), canvas.line * 0.8, 0.35),
  );
  return solid(canvas, d, shade(hair, 0.1), { dark: 0.28 }) + strands.join('');
}

export function sideHairInFront(canvas: Canvas): string {
  const { hair, hairStyle } = canvas.traits;
  const d = caps[hairStyle];
  const clip = canvas.defs.clip(path(d, {}));
  const light = canvas.defs.linear(
    [
      { at: 0, colour: tint(hair, 0.8), opacity: 0.75 },
      { at: 1, colour: tint(hair, 0.5), opacity: 0 },
    ],
    [0.3, 0, 0.4, 1],
  );
  return [
    solid(canvas, d, hair, { light: 0.2, dark: 0.18 }),
    group(
      { 'clip-path': clip },
      path(
        'M -24,-40 C -14,-58 12,-64 32,-48 C 24,-50 20,-47 16,-42 C 13,-47 9,-50 4,-51 C 2,-47 -2,-44 -5,-38 C -8,-43 -10,-45 -13,-46 C -17,-44 -21,-43 -24,-40 Z',
        { fill: light },
      ),
      ...strands.map((line) => stroke(line, ink(hair), canvas.line * 0.85, 0.38)),
    ),
    hairStyle === 'bun' ? bun(canvas) : '',
    hairStyle === 'ponytail'
      ? element('ellipse', {
          cx: 47,
          cy: -32,
          rx: 4,
          ry: 7.5,
          fill: canvas.traits.accent,
          stroke: ink(canvas.traits.accent),
          'stroke-width': canvas.line,
        })
      : '',
  ].join('');
}

export function sideHeadwear(canvas: Canvas): string {
  const { catEars, horns, hair, skin } = canvas.traits;
  const cat =
    solid(canvas, 'M -2,-58 C -4,-78 4,-92 14,-98 C 24,-84 28,-66 26,-52 Z', hair) +
    path('M 4,-62 C 4,-76 8,-86 14,-90 C 19,-80 22,-68 21,-58 Z', { fill: shade(skin, 0.14), opacity: 0.9 });
  const horn = solid(canvas, 'M -16,-58 C -18,-74 -8,-90 8,-96 C 2,-84 0,-70 0,-56 Z', '#4a4152', {
    light: 0.4,
  });
  return (catEars ? cat : '') + (horns ? horn : '');
}

function ear(canvas: Canvas): string {
  const { skin, pointedEars, earrings, accent, hairStyle } = canvas.traits;
  if (hairStyle === 'bob' || hairStyle === 'curly') return '';
  const d = pointedEars
    ? 'M 2,10 C 2,0 8,-8 22,-22 C 26,-26 30,-28 34,-29 C 30,-14 22,6 12,18 C 6,20 3,16 2,10 Z'
    : 'M 3,10 C 1,0 5,-7 12,-6 C 19,-4 18,6 14,12 C 12,17 9,20 6,18 C 4,17 3.4,14 3,10 Z';
  const ring = element('circle', {
    cx: 7,
    cy: 22,
    r: 2.2,
    fill: tint(accent, 0.3),
    stroke: ink(accent),
    'stroke-width': canvas.line * 0.6,
  });
  return (
    solid(canvas, d, shade(skin, 0.04)) +
    stroke('M 7,0 C 11,-4 15,0 12,5 C 10,8 9,11 9,14', shade(skin, 0.45), canvas.line * 0.9, 0.7) +
    (earrings ? ring : '')
  );
}

function blush(canvas: Canvas): string {
  const colour = mix(canvas.traits.skin, '#e8536b', 0.62);
  const paint = canvas.defs.radial([
    { at: 0, colour, opacity: 0.42 },
    { at: 1, colour, opacity: 0 },
  ]);
  return element('ellipse', { cx: -20, cy: 21, rx: 10, ry: 7, fill: paint });
}

function eye(canvas: Canvas): string {
  const { eyes, hair, skin, build } = canvas.traits;
  const lash = mix('#1e1626', hair, 0.18);
  const white = 'M -31,-2 C -27,-6 -21,-7 -17.4,-3 C -19,4 -22,8.4 -26,9.4 C -29.4,8.6 -30.8,3 -31,-2 Z';
  const clip = canvas.defs.clip(path(white, {}));
  const iris = canvas.defs.linear([
    { at: 0, colour: shade(eyes, 0.62) },
    { at: 0.45, colour: eyes },
    { at: 1, colour: tint(eyes, 0.5) },
  ]);
  const browColour = mix(lightness(hair) > 0.7 ? shade(hair, 0.45) : ink(hair), hair, 0.25);
  return [
    path(white, { fill: '#fffdfb' }),
    group(
      { 'clip-path': clip },
      element('ellipse', {
        cx: -27.6,
        cy: 1.8,
        rx: 3.5,
        ry: 7.2,
        fill: iris,
        stroke: shade(eyes, 0.72),
        'stroke-width': 0.8,
      }),
      element('ellipse', { cx: -28.2, cy: 1.6, rx: 1.5, ry: 3.4, fill: shade(eyes, 0.86) }),
      path('M -36,-10 H -12 V -2 C -20,-4 -28,-3 -36,0 Z', { fill: shade(skin, 0.6), opacity: 0.35 }),
    ),
    element('ellipse', { cx: -28.4, cy: -1, rx: 1.2, ry: 1.8, fill: '#ffffff' }),
    path('M -33.4,-3.4 C -28,-8.8 -20,-9 -14.6,-3.4 C -19,-5.4 -26,-5.4 -31.2,-1 Z', { fill: lash }),
    path(
      build === 'broad'
        ? 'M -35,-11 C -29,-15 -21,-15 -15,-11 C -22,-12 -29,-11.6 -35,-8.4 Z'
        : 'M -34.6,-12.4 C -29,-16 -21,-16 -15.4,-12 C -22,-13.8 -29,-13 -34.4,-10.4 Z',
      { fill: browColour },
    ),
  ].join('');
}

function features(canvas: Canvas): string {
  const { skin, smile } = canvas.traits;
  const line = mix(ink(skin), '#8a2f3d', 0.4);
  return (
    stroke('M -40,18.4 C -38.6,17 -37,17.4 -36.4,19', shade(skin, 0.45), 1, 0.7) +
    stroke(
      smile > 0.3
        ? 'M -37.8,30 C -34,31.4 -31,30.8 -28.6,28.6'
        : 'M -37.8,30 C -34.6,30.8 -31.8,30.8 -29.4,30.4',
      line,
      1.2,
    )
  );
}

function beard(canvas: Canvas): string {
  const colour = shade(canvas.traits.hair, 0.12);
  const d =
    'M 2,4 C 6,18 2,32 -10,42 C -18,50 -28,58 -37,54 C -40,50 -39.4,44 -38,40 C -33,40.6 -29,38 -27,34 C -22,33 -8,26 -4,2 Z';
  return (
    solid(canvas, d, colour, { light: 0.06 }) +
    path('M -40,24.6 C -36,22.6 -31,24.6 -28.4,30.6 C -32,28.4 -36.4,28 -39.8,28.4 Z', { fill: colour })
  );
}

function glasses(): string {
  return (
    element('rect', {
      x: -37,
      y: -5,
      width: 18,
      height: 20,
      rx: 8,
      fill: '#ffffff',
      'fill-opacity': 0.16,
      stroke: '#33303f',
      'stroke-width': 1.7,
    }) + stroke('M -19,1 L 6,-1', '#33303f', 1.7)
  );
}

const CAP =
  'M -32,-32 C -36,-52 -16,-70 10,-68 C 42,-66 58,-36 52,-4 C 50,12 44,26 36,34 C 30,38 22,34 18,26 C 16,18 17,8 15,-2 C 12,-10 6,-12 2,-6 C 0,0 0,8 -4,16 C -6,4 -8,-6 -10,-16 C -14,-10 -19,-6 -25,-4 C -23,-10 -22,-14 -22,-20 C -26,-16 -31,-12 -36,-10 C -33,-18 -32,-24 -32,-32 Z';
const SHORT_CAP =
  'M -33,-30 C -40,-48 -22,-70 6,-68 C 24,-74 48,-56 50,-32 C 56,-14 48,12 34,28 C 28,32 22,28 19,20 C 17,10 18,2 15,-4 C 11,-11 5,-11 2,-6 C 0,0 1,5 -1,11 C -5,4 -8,-4 -9,-14 C -14,-8 -18,-6 -23,-5 C -22,-11 -21,-15 -21,-20 C -26,-14 -31,-12 -37,-11 C -34,-18 -33,-24 -33,-30 Z';

const caps: Readonly<Record<HairStyle, string>> = {
  long: CAP,
  wavy: CAP,
  ponytail:
    'M -32,-32 C -36,-52 -16,-69 10,-67 C 36,-65 54,-46 52,-30 C 46,-14 40,8 30,22 C 24,24 19,16 17,4 C 15,-8 6,-12 2,-6 C 0,0 0,10 -3,20 C -7,6 -8,-6 -10,-16 C -14,-10 -19,-6 -25,-4 C -23,-10 -22,-14 -22,-20 C -26,-16 -31,-12 -36,-10 C -33,-18 -32,-24 -32,-32 Z',
  bun: 'M -31,-30 C -34,-48 -16,-64 8,-63 C 36,-61 52,-38 48,-12 C 44,6 36,18 28,24 C 22,22 19,12 17,2 C 14,-9 6,-11 2,-6 C -2,2 -1,10 -4,18 C -8,8 -9,-4 -14,-14 C -20,-20 -28,-22 -31,-30 Z',
  bob: 'M -32,-32 C -36,-54 -14,-70 12,-68 C 48,-66 62,-30 56,6 C 54,28 50,46 42,58 C 30,64 8,62 -8,58 C -14,40 -8,10 -12,-16 C -16,-10 -20,-6 -26,-4 C -24,-10 -23,-14 -23,-20 C -27,-16 -31,-12 -36,-10 C -33,-18 -32,-24 -32,-32 Z',
  short: SHORT_CAP,
  cropped:
    'M -30,-32 C -32,-48 -14,-62 8,-61 C 36,-60 50,-38 46,-10 C 43,8 36,20 28,24 C 22,20 19,10 17,0 C 14,-9 6,-11 2,-6 C 0,-2 0,4 -2,8 C -8,4 -8,-8 -12,-18 C -18,-24 -26,-26 -30,-32 Z',
  curly:
    'M -30,-24 C -42,-30 -40,-48 -28,-52 C -28,-66 -10,-74 2,-68 C 14,-80 34,-74 38,-62 C 52,-62 60,-48 54,-36 C 66,-28 66,-10 56,-4 C 62,8 56,22 46,24 C 44,36 30,40 22,32 C 12,36 2,28 4,18 C -6,12 -8,2 -2,-6 C -12,-4 -18,-12 -16,-20 C -22,-14 -28,-18 -30,-24 Z',
};

const strands = [
  'M -24,-22 C -22,-38 -12,-54 4,-60',
  'M -10,-18 C -8,-36 4,-52 20,-58',
  'M 20,-12 C 26,-28 28,-44 24,-58',
  'M 30,20 C 42,0 44,-24 36,-48',
  'M 24,20 C 34,4 38,-14 34,-34',
];

const hanging: Partial<Record<HairStyle, string>> = {
  long: 'M -2,-40 C 34,-58 58,-22 56,14 C 54,56 64,96 60,146 C 52,154 40,150 30,153 C 22,148 16,150 12,146 C 16,106 14,60 8,24 Z',
  wavy: 'M -2,-40 C 36,-58 62,-18 56,12 C 52,32 66,46 60,66 C 54,84 68,96 58,116 C 48,126 34,118 24,120 C 14,112 20,96 12,80 C 6,62 16,46 8,24 Z',
  ponytail:
    'M 42,-40 C 62,-48 78,-28 76,2 C 74,34 84,60 72,96 C 68,84 62,80 56,88 C 62,54 54,22 52,0 C 50,-14 46,-22 42,-26 Z',
};

const hangingStrands: Partial<Record<HairStyle, readonly string[]>> = {
  long: ['M 44,20 C 46,70 50,110 50,148', 'M 30,34 C 32,80 34,116 32,150'],
  wavy: ['M 42,20 C 40,44 52,60 46,82 C 42,98 48,108 46,118', 'M 28,34 C 26,54 36,70 30,92'],
  ponytail: ['M 60,-28 C 68,0 64,40 68,80'],
};

function bun(canvas: Canvas): string {
  const { hair, accent } = canvas.traits;
  return (
    solid(canvas, 'M 26,-52 C 18,-72 34,-88 50,-82 C 66,-76 66,-54 52,-46 C 44,-42 32,-44 26,-52 Z', hair, {
      light: 0.2,
    }) +
    stroke(
      'M 32,-58 C 34,-72 46,-76 56,-68 M 40,-54 C 44,-62 52,-62 56,-58',
      ink(hair),
      canvas.line * 0.85,
      0.4,
    ) +
    stroke('M 25,-54 C 32,-48 42,-44 52,-45', accent, 3)
  );
}
