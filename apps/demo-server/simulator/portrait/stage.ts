import type { Hex } from './colours.ts';
import type { Chance } from './random.ts';
import type { Definitions } from './svg.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a scene is painted, and what it shares with the character. */
export interface Stage extends Size {
  readonly defs: Definitions;
  readonly chance: Chance;
  /** The character's colour, which every scene takes up. */
  readonly accent: Hex;
}
