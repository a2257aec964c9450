import type { Colour } from './palette.ts';

/** `#1a2b3c`. */
export type Hex = string;

export function toHex({ r, g, b }: Colour): Hex {
  const digits = [r, g, b].map((part) =>
    Math.round(Math.min(255, Math.max(0, part)))
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${digits.join('')}`;
}

function toColour(hex: Hex): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return { r: value >> 16, g: (value >> 8) & 0xff, b: value & 0xff };
}

/** `amount` 0 gives the first, 1 the second. */
export function mix(first: Hex, second: Hex, amount: number): Hex {
  const a = toColour(first);
  const b = toColour(second);
  const between = (from: number, to: number) => from + (to - from) * amount;
  return toHex({ r: between(a.r, b.r), g: between(a.g, b.g), b: between(a.b, b.b) });
}

const COOL_DARK = '#23153f';
const WARM_LIGHT = '#fff3df';

/** Shadows keep their hue and lean to the cool side: that keeps flat colours lively. */
export function shade(hex: Hex, amount = 0.24): Hex {
  const { r, g, b } = toColour(hex);
  return toHex({ r: r * (1 - amount * 0.8), g: g * (1 - amount * 0.98), b: b * (1 - amount * 0.78) });
}

export function tint(hex: Hex, amount = 0.24): Hex {
  return mix(hex, WARM_LIGHT, amount);
}

/** For contours. */
export function ink(hex: Hex): Hex {
  return mix(hex, COOL_DARK, 0.62);
}

/** 0 for black, 1 for white, as the eye sees it. */
export function lightness(hex: Hex): number {
  const { r, g, b } = toColour(hex);
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}

/** 0 for grey, 1 for pure colour. */
export function saturation(hex: Hex): number {
  const { r, g, b } = toColour(hex);
  const max = Math.max(r, g, b);
  return max === 0 ? 0 : (max - Math.min(r, g, b)) / max;
}
