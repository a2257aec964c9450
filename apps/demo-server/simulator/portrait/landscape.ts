import { type Hex, mix, shade, tint } from './colours.ts';
import type { Stage } from './stage.ts';
import { element, path } from './svg.ts';

/** Rolling hills; `at` is their height in the picture, `swing` how much they roll. */
export function ridge(
  { width, height, chance, defs }: Stage,
  at: number,
  swing: number,
  colour: Hex,
  name: string,
): string {
  const level = (index: number) => height * (at + swing * (chance.of(`${name} ${index}`) - 0.5));
  const step = width / 4;
  const curves = Array.from({ length: 4 }, (_, index) => {
    const x = index * step;
    return `C ${x + step / 2},${level(index)} ${x + step / 2},${level(index + 1)} ${x + step},${level(index + 1)}`;
  });
  const fill = defs.linear([
    { at: 0, colour: tint(colour, 0.12) },
    { at: 0.6, colour: shade(colour, 0.16) },
  ]);
  return path(`M 0,${level(0)} ${curves.join(' ')} V ${height} H 0 Z`, { fill });
}

export function peaks(
  { width, height, chance, defs }: Stage,
  at: number,
  rise: number,
  colour: Hex,
  name: string,
): string {
  const tops = Array.from({ length: 5 }, (_, index) => ({
    x: width * (index / 4 + 0.08 * (chance.of(`${name} x ${index}`) - 0.5)),
    y: height * (at - rise * chance.between(`${name} y ${index}`, 0.45, 1)),
  }));
  const valleys = tops.map(({ x }) => ({ x: x + width / 8, y: height * (at + 0.01) }));
  const line = tops
    .map((top, index) => `L ${top.x},${top.y} L ${valleys[index]?.x ?? 0},${valleys[index]?.y ?? 0}`)
    .join(' ');
  const fill = defs.linear([
    { at: 0, colour: tint(colour, 0.2) },
    { at: 1, colour: shade(colour, 0.1) },
  ]);
  const caps = tops.map(({ x, y }) => {
    const drop = height * 0.035;
    return path(
      `M ${x},${y} L ${x + drop * 0.75},${y + drop} L ${x + drop * 0.25},${y + drop * 0.8} L ${x},${y + drop * 1.15} L ${x - drop * 0.3},${y + drop * 0.8} L ${x - drop * 0.75},${y + drop} Z`,
      { fill: '#ffffff', opacity: 0.85 },
    );
  });
  return (
    path(`M ${-width * 0.1},${height * at} ${line} V ${height} H ${-width * 0.1} Z`, { fill }) + caps.join('')
  );
}

export function firs(
  { width, height, chance }: Stage,
  base: number,
  count: number,
  colour: Hex,
  tall: number,
): string[] {
  return Array.from({ length: count }, (_, index) => {
    const x = (width * (index + chance.between(`fir x ${base} ${index}`, 0.1, 0.9))) / count;
    const h = height * tall * chance.between(`fir h ${base} ${index}`, 0.55, 1);
    const y = height * (base + 0.03);
    const tiers = [0, 0.28, 0.55].map((at) => {
      const w = h * (0.16 + at * 0.28);
      return `M ${x},${y - h * (1 - at)} L ${x + w},${y - h * (0.62 - at * 0.95)} L ${x - w},${y - h * (0.62 - at * 0.95)} Z`;
    });
    return path(tiers.join(' '), {
      fill: mix(colour, '#ffffff', chance.between(`fir c ${base} ${index}`, 0, 0.1)),
    });
  });
}

export function trunks(
  { width, height, chance, defs }: Stage,
  count: number,
  thickness: number,
  colour: Hex,
): string[] {
  return Array.from({ length: count }, (_, index) => {
    const x = (width * (index + chance.between(`trunk ${thickness} ${index}`, 0, 0.9))) / count;
    const w = width * 0.05 * thickness * chance.between(`trunk w ${thickness} ${index}`, 0.6, 1.1);
    const fill = defs.linear(
      [
        { at: 0, colour: tint(colour, 0.18) },
        { at: 1, colour: shade(colour, 0.2) },
      ],
      [0, 0, 1, 0],
    );
    return path(
      `M ${x},-10 C ${x + w * 0.2},${height * 0.4} ${x - w * 0.2},${height * 0.7} ${x - w * 0.6},${height} L ${x + w * 1.6},${height} C ${x + w * 1.1},${height * 0.7} ${x + w},${height * 0.4} ${x + w},-10 Z`,
      { fill },
    );
  });
}

export function foliage({ width, height, chance }: Stage, at: number, count: number, colour: Hex): string[] {
  return Array.from({ length: count }, (_, index) =>
    element('circle', {
      cx: (width * (index + 0.5)) / count,
      cy: height * (at + 0.035 * (chance.of(`leaf y ${at} ${index}`) - 0.5)),
      r: width * chance.between(`leaf r ${at} ${index}`, 0.07, 0.13),
      fill: mix(colour, '#ffffff', chance.between(`leaf c ${at} ${index}`, 0, 0.14)),
      opacity: 0.92,
    }),
  );
}

export function flowers({ width, height, chance, accent }: Stage, count: number): string[] {
  const colours = ['#ffffff', '#ffe27a', tint(accent, 0.2), '#f4a7c0'];
  return Array.from({ length: count }, (_, index) => {
    const depth = chance.of(`flower y ${index}`);
    return element('circle', {
      cx: width * chance.of(`flower x ${index}`),
      cy: height * (0.72 + depth * 0.28),
      r: width * (0.003 + depth * 0.006),
      fill: colours[index % colours.length],
      opacity: 0.9,
    });
  });
}
