import { type Canvas, overlay, solid, stroke } from './canvas.ts';
import { ink, lightness, mix, shade, tint } from './colours.ts';
import { bothSides, element, group, path } from './svg.ts';

/** Ears, face and features from the front; the chin is at 50, the crown at -50. */
export function frontFace(canvas: Canvas): string {
  const { skin, build } = canvas.traits;
  const outline = faceOutline(build);
  const clip = canvas.defs.clip(path(outline, {}));
  return [
    ears(canvas),
    solid(canvas, outline, skin, { light: 0.18, dark: 0.08 }),
    // The fringe's shadow, and the cheek that is turned away from the light.
    group(
      { 'clip-path': clip },
      overlay('M -50,-60 H 50 V -14 C 30,-6 10,-10 0,-12 C -14,-9 -30,-4 -50,-10 Z', shade(skin, 0.5), 0.2),
      overlay('M 42,-30 C 36,0 30,28 6,52 L 44,54 Z', shade(skin, 0.4), 0.16),
    ),
    blush(canvas),
    bothSides(brow(canvas)),
    eye(canvas, -1),
    eye(canvas, 1),
    nose(canvas),
    mouth(canvas),
    canvas.traits.beard ? beard(canvas) : '',
    canvas.traits.freckles ? freckles(canvas) : '',
    canvas.traits.glasses ? glasses() : '',
  ].join('');
}

function faceOutline(build: 'slender' | 'broad'): string {
  return build === 'broad'
    ? 'M -36,-26 C -38,-4 -37,12 -33,24 C -29,36 -15,50 0,51 C 15,50 29,36 33,24 C 37,12 38,-4 36,-26 C 34,-48 18,-56 0,-56 C -18,-56 -34,-48 -36,-26 Z'
    : 'M -36,-26 C -38,-6 -38,8 -34,19 C -29,33 -12,50 0,51 C 12,50 29,33 34,19 C 38,8 38,-6 36,-26 C 34,-48 18,-56 0,-56 C -18,-56 -34,-48 -36,-26 Z';
}

function ears(canvas: Canvas): string {
  const { skin, pointedEars, earrings, accent } = canvas.traits;
  const outline = pointedEars
    ? 'M 34,-2 C 42,-10 56,-20 66,-24 C 63,-10 54,8 42,17 C 38,19 34,16 33,12 Z'
    : 'M 34,0 C 38,-8 45,-7 45,2 C 45,11 41,19 36,18 C 33,17 33,10 34,0 Z';
  const inner = pointedEars
    ? 'M 40,3 C 45,-4 52,-10 58,-14 C 54,-3 49,6 42,11'
    : 'M 38,3 C 41,-1 43,2 41,7 C 40,11 38,13 37,12';
  const ring = element('circle', {
    cx: 40,
    cy: 21,
    r: 2.2,
    fill: tint(accent, 0.3),
    stroke: ink(accent),
    'stroke-width': canvas.line * 0.6,
  });
  return bothSides(
    solid(canvas, outline, shade(skin, 0.04)),
    stroke(inner, shade(skin, 0.42), canvas.line * 0.9, 0.7),
    earrings ? ring : '',
  );
}

function blush(canvas: Canvas): string {
  const { skin } = canvas.traits;
  const colour = mix(skin, '#e8536b', 0.62);
  const paint = canvas.defs.radial([
    { at: 0, colour, opacity: 0.42 },
    { at: 1, colour, opacity: 0 },
  ]);
  return bothSides(element('ellipse', { cx: 22, cy: 21, rx: 11, ry: 7.5, fill: paint }));
}

function brow(canvas: Canvas): string {
  const { hair, build } = canvas.traits;
  const colour = mix(lightness(hair) > 0.7 ? shade(hair, 0.45) : ink(hair), hair, 0.25);
  return build === 'broad'
    ? path('M 8,-8.5 C 14,-13 22,-13.4 28,-9 C 22,-10 15,-9.4 8.4,-5.4 Z', { fill: colour })
    : path('M 8.5,-10.4 C 14,-14.4 22,-14.6 27.5,-10 C 22,-12 15,-12 9,-8.4 Z', { fill: colour });
}

/** `side` -1 is on the left of the picture. Gleams lie on the same side of both eyes, as light does. */
function eye(canvas: Canvas, side: -1 | 1): string {
  const { eyes, skin, build } = canvas.traits;
  const height = build === 'broad' ? 0.84 : 1;
  const white = 'M -8,1.2 C -6.4,-6.4 3.4,-8.6 8.4,-2 C 8.6,3.6 5,7.4 -0.4,7.6 C -5,7.6 -7.6,5 -8,1.2 Z';
  const iris = canvas.defs.linear([
    { at: 0, colour: shade(eyes, 0.62) },
    { at: 0.45, colour: eyes },
    { at: 1, colour: tint(eyes, 0.5) },
  ]);
  const clip = canvas.defs.clip(path(white, {}));
  const lash = mix('#1e1626', canvas.traits.hair, 0.18);
  const shape = group(
    { transform: `scale(${side} ${height})` },
    path(white, { fill: '#fffdfb' }),
    group(
      { 'clip-path': clip },
      element('ellipse', {
        cx: 0.2,
        cy: 0.2,
        rx: 5.7,
        ry: 7.4,
        fill: iris,
        stroke: shade(eyes, 0.72),
        'stroke-width': 0.8,
      }),
      element('ellipse', { cx: 0.2, cy: 0, rx: 2.4, ry: 3.5, fill: shade(eyes, 0.86) }),
      element('ellipse', { cx: 0.2, cy: 4.4, rx: 3.6, ry: 2, fill: tint(eyes, 0.75), opacity: 0.5 }),
      path('M -10,-10 H 10 V -2.6 C 4,-5.4 -4,-4.4 -10,0 Z', { fill: shade(skin, 0.6), opacity: 0.4 }),
    ),
    path(
      'M -8.8,2 C -7.4,-7.4 3.4,-10 8.8,-3.6 L 11.6,-5.4 C 10.8,-2.8 9.6,-1 8.2,0 C 3.4,-6.4 -4.6,-5.4 -8.8,2 Z',
      { fill: lash },
    ),
    stroke('M 6.6,4.4 C 4.6,6.8 2,7.8 -0.8,7.9', lash, 0.8, 0.75),
    stroke('M -6.2,-7.6 C -1.4,-11 4.6,-11.2 8.2,-8', shade(skin, 0.48), 0.75, 0.7),
  );
  const gleams =
    element('ellipse', { cx: -1.9, cy: -2.7 * height, rx: 1.75, ry: 1.95, fill: '#ffffff' }) +
    element('circle', { cx: 2.2, cy: 3 * height, r: 0.85, fill: '#ffffff', opacity: 0.85 });
  return group({ transform: `translate(${17 * side} 5)` }, shape, gleams);
}

function nose(canvas: Canvas): string {
  const { skin, build } = canvas.traits;
  const shadow = shade(skin, 0.42);
  const length = build === 'broad' ? 'M 3.4,12 C 4.6,17 4.4,20 1.6,22' : 'M 2.4,17 C 3,19.6 2.4,21 0.4,21.8';
  return (
    stroke(length, shadow, 1.1, 0.75) +
    element('ellipse', { cx: -0.8, cy: 17.4, rx: 1.1, ry: 1.7, fill: tint(skin, 0.75), opacity: 0.7 })
  );
}

function mouth(canvas: Canvas): string {
  const { skin, smile, build } = canvas.traits;
  const line = mix(ink(skin), '#8a2f3d', 0.4);
  const lip = mix(skin, '#c8455c', build === 'broad' ? 0.3 : 0.48);
  if (smile > 0.72) {
    return (
      path(
        'M -8.4,30.6 C -4,32.4 4,32.4 8.4,30.6 C 6.6,37.6 3.4,39.6 0,39.6 C -3.4,39.6 -6.6,37.6 -8.4,30.6 Z',
        { fill: '#7c2b3a' },
      ) +
      path('M -6.8,31.6 C -3,32.6 3,32.6 6.8,31.6 L 6,33.6 C 2.6,34.4 -2.6,34.4 -6,33.6 Z', {
        fill: '#fffaf6',
      }) +
      path('M -4,38 C -1.6,36.4 1.6,36.4 4,38 C 2,39.6 -2,39.6 -4,38 Z', { fill: '#d8687a' }) +
      stroke('M -8.6,30.6 C -4,32.5 4,32.5 8.6,30.6', line, 1.1)
    );
  }
  const curve =
    smile > 0.3 ? 'M -7.2,31.4 C -3.6,34.6 3.6,34.6 7.2,31.2' : 'M -6,32.6 C -2.6,33.6 2.8,33.4 6,32.2';
  return (
    path('M -3.8,36 C -1.4,37.8 1.8,37.8 4,36 C 2,36.6 -1.8,36.6 -3.8,36 Z', { fill: lip, opacity: 0.85 }) +
    stroke(curve, line, 1.25)
  );
}

function beard(canvas: Canvas): string {
  const colour = shade(canvas.traits.hair, 0.12);
  const jaw =
    'M -34.6,8 C -33.6,26 -25,46 -10,55 C -4,58 4,58 10,55 C 25,46 33.6,26 34.6,8 C 32,19 28,27 21,32 C 17,36 13,37 9.6,40 C 6,43.4 -6,43.4 -9.6,40 C -13,37 -17,36 -21,32 C -28,27 -32,19 -34.6,8 Z';
  const moustache =
    'M -14,34 C -12,28.6 -6,25.6 0,27.4 C 6,25.6 12,28.6 14,34 C 9,31.6 4,30.6 0,31.4 C -4,30.6 -9,31.6 -14,34 Z';
  return (
    solid(canvas, jaw, colour, { light: 0.06 }) +
    path(moustache, { fill: colour, stroke: ink(colour), 'stroke-width': canvas.line * 0.7 }) +
    bothSides(
      stroke('M 26,36 C 21,44 14,50 7,53 M 18,38 C 14,44 9,48 4,49', ink(colour), canvas.line * 0.7, 0.35),
    )
  );
}

function freckles(canvas: Canvas): string {
  const spots = [14, 18.4, 23, 27, 16.4, 21].map((x, index) =>
    element('circle', {
      cx: x,
      cy: 17 + (index % 3) * 2.6,
      r: 0.75,
      fill: shade(canvas.traits.skin, 0.42),
      opacity: 0.65,
    }),
  );
  return bothSides(...spots);
}

function glasses(): string {
  const frame = { fill: '#ffffff', 'fill-opacity': 0.16, stroke: '#33303f', 'stroke-width': 1.7 };
  return (
    bothSides(
      element('rect', { x: 5.6, y: -5, width: 24, height: 20, rx: 9, ...frame }),
      stroke('M 29.4,2 C 32,0.6 35,0.6 37,1', '#33303f', 1.7),
      stroke('M 11,-1 L 15,-3', '#ffffff', 1.2, 0.7),
    ) + stroke('M -5.8,3 C -3,0.6 3,0.6 5.8,3', '#33303f', 1.7)
  );
}
