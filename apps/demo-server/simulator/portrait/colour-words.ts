import type { Hex } from './colours.ts';

type ColourTable = Readonly<Record<string, Hex>>;

const anything: ColourTable = {
  red: '#c8323f',
  crimson: '#a81d35',
  scarlet: '#d13428',
  maroon: '#6d1f2f',
  orange: '#e0762c',
  amber: '#e0992c',
  gold: '#d9a93a',
  golden: '#d9a93a',
  yellow: '#e8c547',
  green: '#3f8a55',
  emerald: '#1f8f68',
  olive: '#79803f',
  teal: '#24868c',
  turquoise: '#35b0ab',
  cyan: '#3fb4cf',
  blue: '#3768b8',
  navy: '#24335f',
  azure: '#4a92d9',
  indigo: '#453d96',
  purple: '#7444a3',
  violet: '#8456c4',
  lavender: '#ab97dd',
  lilac: '#bd9fda',
  magenta: '#b83a94',
  pink: '#e58fb2',
  rose: '#d9637f',
  brown: '#6f4630',
  beige: '#d8c2a0',
  cream: '#efe3cb',
  white: '#eef0f5',
  silver: '#c3c9d6',
  grey: '#878d9c',
  gray: '#878d9c',
  black: '#2b2a36',
  dark: '#33303f',
};

const hair: ColourTable = {
  ...anything,
  blonde: '#e5c177',
  blond: '#e5c177',
  brunette: '#543526',
  auburn: '#8a3b26',
  ginger: '#c75f2a',
  copper: '#b55f33',
  chestnut: '#744029',
  red: '#b8372f',
  brown: '#6a4129',
  platinum: '#ebe2d0',
  gold: '#e3b758',
  golden: '#e3b758',
  dark: '#33262b',
  raven: '#242330',
};

const eyes: ColourTable = {
  ...anything,
  hazel: '#9a7036',
  brown: '#7a4a2c',
  green: '#3f9a62',
  blue: '#3f86d4',
  ice: '#8fc6e8',
};

const skin: ColourTable = {
  pale: '#fbe3d6',
  fair: '#f9dcc8',
  light: '#f7d4bb',
  tan: '#d9a07a',
  tanned: '#d9a07a',
  olive: '#cf9f74',
  bronze: '#b9794f',
  brown: '#9a6242',
  dark: '#6f432f',
  black: '#5a3628',
  ebony: '#4e2f25',
  green: '#8fb87f',
  blue: '#93b4dd',
  grey: '#b3b6c2',
  gray: '#b3b6c2',
  purple: '#b49ace',
  red: '#cc7466',
};

const tables = { hair, eyes, skin, clothes: anything } as const;

const nouns: Readonly<Record<keyof typeof tables, string>> = {
  hair: 'hair|haired|braids?|ponytail|twintails|bangs|curls|locks|mane',
  eyes: 'eyes?|eyed',
  skin: 'skin|skinned|complexion',
  clothes:
    'dress|gown|shirt|blouse|jacket|coat|cloak|cape|robes?|hoodie|sweater|kimono|yukata|armou?r|tunic|suit|uniform|outfit|clothes|clothing|vest|scarf|top',
};

/** The colour a prompt gives to hair, eyes, skin or clothes: `red hair`, `long silver hair`, `eyes of blue` is not understood. */
export function colourFromWords(prompt: string, part: keyof typeof tables): Hex | undefined {
  const table = tables[part];
  const colours = Object.keys(table).join('|');
  // Up to two words may stand between: "red, long flowing hair" is a list, "red long flowing hair" is not.
  const found = new RegExp(`\\b(${colours})[ -](?:[\\p{L}-]+[ -]){0,2}(?:${nouns[part]})\\b`, 'iu').exec(
    prompt,
  );
  return found?.[1] === undefined ? undefined : table[found[1].toLowerCase()];
}
