import type { Canvas } from './canvas.ts';
import { type Hex, lightness, mix, shade, tint } from './colours.ts';
import type { Chance } from './random.ts';
import { scenery } from './scenery.ts';
import type { Size } from './stage.ts';
import { element, group, path } from './svg.ts';
import type { View } from './view.ts';

/** What is behind the character: a studio for references, a coloured wall for avatars, a place for covers. */
export function backdropOf(view: View, canvas: Canvas, size: Size, chance: Chance): string {
  switch (view) {
    case 'cover':
      return scenery(canvas, size, chance);
    case 'avatar':
      return wall(canvas, size, chance);
    case 'face':
    case 'front':
    case 'side':
    case 'back':
      return studio(canvas, size, view !== 'face');
  }
}

function studio({ defs }: Canvas, { width, height }: Size, withFloor: boolean): string {
  const light = defs.radial(
    [
      { at: 0, colour: '#ffffff' },
      { at: 1, colour: '#e9ebf1' },
    ],
    { cx: 0.5, cy: 0.38, r: 0.8 },
  );
  const ground = defs.radial([
    { at: 0, colour: '#2b2740', opacity: 0.34 },
    { at: 1, colour: '#2b2740', opacity: 0 },
  ]);
  const shadow = element('ellipse', {
    cx: width / 2,
    cy: height * 0.963,
    rx: width * 0.24,
    ry: height * 0.014,
    fill: ground,
  });
  return element('rect', { width, height, fill: light }) + (withFloor ? shadow : '');
}

/** A soft wall in the character's colour with a large shape behind the head. */
function wall(canvas: Canvas, { width, height }: Size, chance: Chance): string {
  const { traits, defs } = canvas;
  const base = nightly(traits.backdrop, traits.scene === 'night');
  const glow = defs.radial(
    [
      { at: 0, colour: tint(base, 0.6) },
      { at: 0.55, colour: base },
      { at: 1, colour: shade(base, 0.3) },
    ],
    { cx: 0.36, cy: 0.26, r: 0.95 },
  );
  const accent = mix(base, traits.accent, 0.5);
  const disc = defs.linear(
    [
      { at: 0, colour: tint(accent, 0.35), opacity: 0.85 },
      { at: 1, colour: mix(accent, base, 0.6), opacity: 0.35 },
    ],
    [0.2, 0, 0.7, 1],
  );
  const shapes = {
    disc: element('circle', {
      cx: width / 2,
      cy: height * 0.46,
      r: Math.min(width, height) * 0.37,
      fill: disc,
    }),
    arch: path(
      `M ${width * 0.17},${height} V ${height * 0.45} A ${width * 0.33} ${width * 0.33} 0 0 1 ${width * 0.83},${height * 0.45} V ${height} Z`,
      { fill: disc },
    ),
    ribbons: group(
      { transform: `rotate(-24 ${width / 2} ${height / 2})` },
      ...[-0.1, 0.3, 0.72].map((at, index) =>
        element('rect', {
          x: -width * 0.4,
          y: height * at,
          width: width * 1.8,
          height: height * (0.2 + index * 0.03),
          fill: disc,
          opacity: 0.8 - index * 0.2,
        }),
      ),
    ),
  };
  const dots = Array.from({ length: 9 }, (_, index) =>
    element('circle', {
      cx: width * chance.of(`dot x ${index}`),
      cy: height * chance.of(`dot y ${index}`) * 0.8,
      r: Math.min(width, height) * chance.between(`dot r ${index}`, 0.006, 0.03),
      fill: index % 2 === 0 ? '#ffffff' : tint(traits.accent, 0.3),
      opacity: chance.between(`dot o ${index}`, 0.12, 0.4),
    }),
  );
  return [
    element('rect', { width, height, fill: glow }),
    shapes[chance.pick('wall', ['disc', 'disc', 'arch', 'ribbons'] as const)],
    ...dots,
  ].join('');
}

function nightly(colour: Hex, isNight: boolean): Hex {
  return isNight && lightness(colour) > 0.35 ? mix(colour, '#1b2148', 0.72) : colour;
}
