import type { Canvas } from './canvas.ts';
import { type Hex, shade } from './colours.ts';
import { firs, flowers, foliage, peaks, ridge, trunks } from './landscape.ts';
import type { Chance } from './random.ts';
import { clouds, flakes, glowingDisc, lights, sky, stars, towers, waves } from './sky-and-lights.ts';
import type { Size, Stage } from './stage.ts';
import { element } from './svg.ts';
import type { Scene } from './traits.ts';

/** A place behind the character: sky, distance, middle ground, and haze where the character stands. */
export function scenery({ defs, traits }: Canvas, { width, height }: Size, chance: Chance): string {
  const stage: Stage = { width, height, defs, chance, accent: traits.accent };
  const haze = defs.linear([
    { at: 0, colour: '#ffffff', opacity: 0 },
    { at: 1, colour: shade(skies[traits.scene][0], 0.6), opacity: 0.4 },
  ]);
  return [
    sky(stage, skies[traits.scene]),
    ...scenes[traits.scene](stage),
    element('rect', { y: height * 0.55, width, height: height * 0.45, fill: haze }),
  ].join('');
}

const skies: Readonly<Record<Scene, readonly [Hex, Hex, Hex]>> = {
  night: ['#141a3f', '#2c3570', '#5b5a9a'],
  forest: ['#cfe6d3', '#a6cfb1', '#7fb08f'],
  city: ['#2b2b5c', '#6d4a86', '#e08a8a'],
  sea: ['#7cc4e8', '#bfe4f0', '#fdeccb'],
  mountains: ['#8fb8dd', '#c9dcec', '#f6e6d3'],
  meadow: ['#8ccbee', '#cdeaf5', '#fbf3d8'],
  snow: ['#a9c3dc', '#d5e3ee', '#f4f6fa'],
  sunset: ['#3f3a78', '#c75f7b', '#fbc07c'],
};

const scenes: Readonly<Record<Scene, (stage: Stage) => string[]>> = {
  night: (stage) => [
    ...stars(stage, 70),
    glowingDisc(stage, { x: 0.74, y: 0.15, r: 0.085, colour: '#fdf3d0' }),
    ridge(stage, 0.66, 0.1, '#2b2f66', 'far'),
    ridge(stage, 0.76, 0.08, '#20244f', 'near'),
    ...firs(stage, 0.86, 9, '#171a3c', 0.2),
  ],
  forest: (stage) => [
    glowingDisc(stage, { x: 0.32, y: 0.2, r: 0.12, colour: '#fffbe0' }),
    ...trunks(stage, 9, 0.4, '#8fbb9c'),
    ...trunks(stage, 6, 0.7, '#5f8f72'),
    ...trunks(stage, 4, 1, '#3d6650'),
    ...foliage(stage, 0.02, 12, '#4d7d5f'),
    ...foliage(stage, 0.95, 14, '#3a6049'),
  ],
  city: (stage) => [
    ...stars(stage, 18),
    ...towers(stage, 11, 0.42, '#584a86'),
    ...towers(stage, 8, 0.56, '#392f66'),
    ...lights(stage, 16),
  ],
  sea: (stage) => [
    glowingDisc(stage, { x: 0.24, y: 0.22, r: 0.075, colour: '#fff7d8' }),
    ...clouds(stage, 5),
    element('rect', {
      y: stage.height * 0.56,
      width: stage.width,
      height: stage.height,
      fill: stage.defs.linear([
        { at: 0, colour: '#5fb4d3' },
        { at: 1, colour: '#25709f' },
      ]),
    }),
    ...waves(stage, 16),
  ],
  mountains: (stage) => [
    ...clouds(stage, 4),
    peaks(stage, 0.5, 0.2, '#9fb3cf', 'far'),
    peaks(stage, 0.62, 0.18, '#7489ae', 'middle'),
    ridge(stage, 0.78, 0.07, '#5b7f6a', 'near'),
  ],
  meadow: (stage) => [
    ...clouds(stage, 5),
    ridge(stage, 0.58, 0.06, '#a6cf9a', 'far'),
    ridge(stage, 0.68, 0.06, '#7fb873', 'middle'),
    ridge(stage, 0.8, 0.05, '#5c9a58', 'near'),
    ...flowers(stage, 60),
  ],
  snow: (stage) => [
    peaks(stage, 0.56, 0.18, '#b8c9dd', 'far'),
    ...firs(stage, 0.72, 12, '#7f9db5', 0.16),
    ridge(stage, 0.74, 0.05, '#eef3f8', 'middle'),
    ...firs(stage, 0.9, 8, '#5d7f98', 0.22),
    ridge(stage, 0.9, 0.04, '#ffffff', 'near'),
    ...flakes(stage, 70),
  ],
  sunset: (stage) => [
    glowingDisc(stage, { x: 0.5, y: 0.48, r: 0.15, colour: '#ffe3a6' }),
    ...clouds(stage, 5, '#f6a58a'),
    ridge(stage, 0.62, 0.08, '#8a4a72', 'far'),
    ridge(stage, 0.72, 0.07, '#5d3560', 'middle'),
    ridge(stage, 0.84, 0.06, '#3b2650', 'near'),
  ],
};
