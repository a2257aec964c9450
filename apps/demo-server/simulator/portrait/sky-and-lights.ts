import { type Hex, mix, tint } from './colours.ts';
import type { Stage } from './stage.ts';
import { element, group, path } from './svg.ts';

export function sky(
  { width, height, defs, accent }: Stage,
  [top, middle, bottom]: readonly [Hex, Hex, Hex],
): string {
  const fill = defs.linear([
    { at: 0, colour: mix(top, accent, 0.06) },
    { at: 0.5, colour: middle },
    { at: 0.85, colour: bottom },
  ]);
  return element('rect', { width, height, fill });
}

export function glowingDisc(
  { width, height, defs }: Stage,
  { x, y, r, colour }: { x: number; y: number; r: number; colour: Hex },
): string {
  const at = { cx: width * x, cy: height * y };
  const glow = defs.radial([
    { at: 0, colour, opacity: 0.6 },
    { at: 0.45, colour, opacity: 0.2 },
    { at: 1, colour, opacity: 0 },
  ]);
  return (
    element('circle', { ...at, r: width * r * 3.4, fill: glow }) +
    element('circle', { ...at, r: width * r, fill: colour })
  );
}

export function stars({ width, height, chance }: Stage, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    element('circle', {
      cx: width * chance.of(`star x ${index}`),
      cy: height * 0.62 * chance.of(`star y ${index}`),
      r: width * chance.between(`star r ${index}`, 0.0008, 0.0032),
      fill: '#ffffff',
      opacity: chance.between(`star o ${index}`, 0.35, 1),
    }),
  );
}

export function clouds(
  { width, height, chance, defs }: Stage,
  count: number,
  colour: Hex = '#ffffff',
): string[] {
  const fill = defs.linear([
    { at: 0, colour, opacity: 0.95 },
    { at: 1, colour, opacity: 0.25 },
  ]);
  return Array.from({ length: count }, (_, index) => {
    const x = width * chance.between(`cloud x ${index}`, -0.05, 0.95);
    const y = height * chance.between(`cloud y ${index}`, 0.05, 0.42);
    const w = width * chance.between(`cloud w ${index}`, 0.16, 0.32);
    const d = `M ${x},${y} C ${x - w * 0.1},${y - w * 0.16} ${x + w * 0.14},${y - w * 0.24} ${x + w * 0.24},${y - w * 0.16} C ${x + w * 0.34},${y - w * 0.38} ${x + w * 0.64},${y - w * 0.36} ${x + w * 0.7},${y - w * 0.18} C ${x + w * 0.84},${y - w * 0.24} ${x + w * 1.08},${y - w * 0.14} ${x + w},${y} Z`;
    return path(d, { fill });
  });
}

export function towers(
  { width, height, chance, accent }: Stage,
  count: number,
  tall: number,
  colour: Hex,
): string[] {
  return Array.from({ length: count }, (_, index) => {
    const w = (width / count) * chance.between(`tower w ${tall} ${index}`, 0.75, 1.15);
    const x = (width * index) / count;
    const h = height * tall * chance.between(`tower h ${tall} ${index}`, 0.55, 1);
    const y = height - h;
    const rows = Math.floor(h / (w * 0.32));
    const windows = Array.from({ length: rows * 3 }, (_unused, number) => {
      const isLit = chance.is(`window ${tall} ${index} ${number}`, 0.34);
      if (!isLit) return '';
      const column = number % 3;
      return element('rect', {
        x: x + w * (0.16 + column * 0.26),
        y: y + w * 0.2 + Math.floor(number / 3) * w * 0.32,
        width: w * 0.14,
        height: w * 0.16,
        fill: number % 5 === 0 ? tint(accent, 0.3) : '#ffd99a',
        opacity: 0.75,
      });
    });
    return group({}, element('rect', { x, y, width: w, height: h, fill: colour }), ...windows);
  });
}

export function lights({ width, height, chance, accent }: Stage, count: number): string[] {
  const colours = ['#ffd08a', '#ff8fa8', tint(accent, 0.3), '#8fd0ff'];
  return Array.from({ length: count }, (_, index) =>
    element('circle', {
      cx: width * chance.of(`light x ${index}`),
      cy: height * chance.between(`light y ${index}`, 0.62, 1),
      r: width * chance.between(`light r ${index}`, 0.015, 0.05),
      fill: colours[index % colours.length],
      opacity: chance.between(`light o ${index}`, 0.12, 0.34),
    }),
  );
}

export function waves({ width, height, chance }: Stage, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const depth = index / count;
    const y = height * (0.575 + depth * 0.4);
    const x = width * chance.of(`wave x ${index}`) - width * 0.1;
    const w = width * (0.08 + depth * 0.22);
    return path(`M ${x},${y} q ${w / 4},${-w * 0.05} ${w / 2},0 t ${w / 2},0`, {
      fill: 'none',
      stroke: '#ffffff',
      'stroke-width': 1.2 + depth * 2.4,
      'stroke-linecap': 'round',
      opacity: 0.5,
    });
  });
}

export function flakes({ width, height, chance }: Stage, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    element('circle', {
      cx: width * chance.of(`flake x ${index}`),
      cy: height * chance.of(`flake y ${index}`),
      r: width * chance.between(`flake r ${index}`, 0.002, 0.008),
      fill: '#ffffff',
      opacity: chance.between(`flake o ${index}`, 0.4, 0.95),
    }),
  );
}
