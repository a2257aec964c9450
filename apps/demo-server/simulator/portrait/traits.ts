import { colourFromWords } from './colour-words.ts';
import { type Hex, lightness, mix, saturation, toHex } from './colours.ts';
import type { Palette } from './palette.ts';
import type { Chance } from './random.ts';

export const hairStyles = ['long', 'wavy', 'bob', 'ponytail', 'bun', 'short', 'cropped', 'curly'] as const;
export type HairStyle = (typeof hairStyles)[number];
export type Fringe = 'swept' | 'straight' | 'curtain' | 'tousled' | 'back';
export type Outfit = 'shirt' | 'hoodie' | 'dress' | 'coat' | 'robe' | 'armour';
export type Scene = 'night' | 'forest' | 'city' | 'sea' | 'mountains' | 'meadow' | 'snow' | 'sunset';

/** Everything that makes one character look like itself, whatever the view. */
export interface Traits {
  readonly build: 'slender' | 'broad';
  readonly skin: Hex;
  readonly hair: Hex;
  readonly hairStyle: HairStyle;
  readonly fringe: Fringe;
  readonly eyes: Hex;
  readonly outfit: Outfit;
  readonly clothes: Hex;
  readonly trousers: Hex;
  readonly accent: Hex;
  readonly backdrop: Hex;
  readonly scene: Scene;
  readonly pointedEars: boolean;
  readonly catEars: boolean;
  readonly horns: boolean;
  readonly glasses: boolean;
  readonly beard: boolean;
  readonly freckles: boolean;
  readonly earrings: boolean;
  readonly smile: number;
}

const skins = ['#fbe0d0', '#f8d5bd', '#f2c6a4', '#e3ac83', '#c98d62', '#a56b47', '#7d4c35', '#5f3a2b'];
const naturalHair = [
  '#2a2430',
  '#3b2a2a',
  '#573626',
  '#7d4a2a',
  '#a9673a',
  '#d8a75c',
  '#ead09a',
  '#b4452f',
  '#8d3a2d',
];
const fancyHair = ['#c9ccd8', '#eae6ee', '#4a5fa8', '#6b4fa0', '#2f8a8a', '#d4728f', '#8fb6dd', '#456b52'];
const eyeColours = ['#3f86d4', '#3f9a62', '#7a4a2c', '#9a7036', '#7a5cc4', '#c28a2b', '#4a9fa8', '#a8485a'];

/** Clothes, trousers, accent and backdrop that go together. */
const wardrobes: readonly (readonly [Hex, Hex, Hex, Hex])[] = [
  ['#34507c', '#2b2f42', '#e6b04f', '#a9c4dc'],
  ['#7d2f46', '#332a38', '#e2c08a', '#e3b7b0'],
  ['#2f6f66', '#2d3540', '#e8a05c', '#b5d6c8'],
  ['#4b3b72', '#2b2840', '#e08fa8', '#c6b8e0'],
  ['#c9803c', '#453a3c', '#2f6c84', '#f0d3a6'],
  ['#e6e1d8', '#3c4660', '#b8455a', '#c9d3d9'],
  ['#2f3140', '#23242f', '#58b6c0', '#9fb0c4'],
  ['#5c7f4a', '#4a4034', '#d9b25a', '#d3dcae'],
  ['#b85a6c', '#40333f', '#f0d9a8', '#f3cdd0'],
  ['#557a9e', '#39435a', '#f0b48c', '#d5e0ea'],
];

const outfitWords: readonly (readonly [Outfit, RegExp])[] = [
  ['armour', /armou?r|knight|paladin|warrior|breastplate/i],
  ['robe', /\brobes?\b|kimono|yukata|hanfu|priest|mage|wizard|witch|sorcer|monk|cloak|cape/i],
  ['hoodie', /hoodie|sweatshirt|sweater|pullover|street/i],
  ['coat', /\bcoat|jacket|suit|blazer|uniform|detective|officer|captain|pirate/i],
  ['dress', /dress|gown|princess|queen|skirt|maid/i],
  ['shirt', /shirt|blouse|\bvest\b|tunic|t-shirt|tank top/i],
];

const sceneWords: readonly (readonly [Scene, RegExp])[] = [
  ['night', /night|moon|stars?\b|starry|midnight|space|galaxy|cosmic/i],
  ['forest', /forest|woods?\b|jungle|trees|grove/i],
  ['city', /city|urban|street|neon|cyberpunk|skyline|rooftop|alley/i],
  ['snow', /snow|winter|ice\b|arctic|frozen/i],
  ['sunset', /sunset|sunrise|dusk|dawn|golden hour|evening/i],
  ['sea', /\bsea\b|ocean|beach|shore|harbou?r|island|underwater/i],
  ['mountains', /mountain|cliff|valley|desert|canyon|castle|ruins/i],
  ['meadow', /meadow|field|garden|flowers?\b|spring|park|village|hills?\b/i],
];

const styleWords: readonly (readonly [HairStyle, RegExp])[] = [
  ['ponytail', /ponytail/i],
  ['bun', /\bbun\b|updo/i],
  ['curly', /curly|curls|afro/i],
  ['wavy', /wavy hair|waves/i],
  ['bob', /\bbob\b|medium hair|shoulder-length/i],
  ['cropped', /buzz ?cut|cropped|shaved|very short hair/i],
  ['short', /short (?:[\p{L}-]+ )?hair|pixie|undercut/iu],
  ['long', /long (?:[\p{L}-]+ ){0,2}hair|very long hair|long-haired|braid|twintails/iu],
];

/** The prompt's words decide where they say anything; then the reference pictures' colours; else chance. */
export function traitsOf(prompt: string, references: readonly Palette[], chance: Chance): Traits {
  const build = buildOf(prompt, chance);
  const isBroad = build === 'broad';
  const [wardrobeClothes, wardrobeTrousers, wardrobeAccent, wardrobeBackdrop] = chance.pick(
    'wardrobe',
    wardrobes,
  );
  const palette = referenceColours(references);
  const clothes = colourFromWords(prompt, 'clothes') ?? palette.strong ?? wardrobeClothes;
  const named = <T>(words: readonly (readonly [T, RegExp])[]) =>
    words.find(([, pattern]) => pattern.test(prompt))?.[0];
  return {
    build,
    skin: colourFromWords(prompt, 'skin') ?? palette.skin ?? chance.pick('skin', skins),
    hair: colourFromWords(prompt, 'hair') ?? palette.dark ?? hairColour(chance),
    hairStyle:
      named(styleWords) ??
      chance.pick(
        'style',
        isBroad
          ? (['short', 'cropped', 'short', 'bob', 'ponytail', 'curly'] as const)
          : (['long', 'wavy', 'bob', 'ponytail', 'bun', 'curly', 'long', 'short'] as const),
      ),
    fringe: chance.pick('fringe', ['swept', 'straight', 'curtain', 'tousled'] as const),
    eyes: colourFromWords(prompt, 'eyes') ?? chance.pick('eyes', eyeColours),
    outfit:
      named(outfitWords) ??
      chance.pick(
        'outfit',
        isBroad
          ? (['shirt', 'hoodie', 'coat', 'armour'] as const)
          : (['shirt', 'hoodie', 'dress', 'coat', 'robe'] as const),
      ),
    clothes,
    trousers: clothes === wardrobeClothes ? wardrobeTrousers : mix(clothes, '#26233a', 0.68),
    accent: palette.second ?? wardrobeAccent,
    backdrop: palette.light ?? wardrobeBackdrop,
    scene:
      named(sceneWords) ??
      chance.pick('scene', ['night', 'forest', 'city', 'sea', 'mountains', 'meadow', 'sunset'] as const),
    pointedEars: /\belf|elven|elvish|fairy|goblin|demon|vampire/i.test(prompt),
    catEars: /\bcat (girl|boy|ears)|catgirl|nekomimi|kitsune|fox (girl|boy|ears)|wolf (girl|boy|ears)/i.test(
      prompt,
    ),
    horns: /horn|demon|\boni\b|devil|dragon/i.test(prompt),
    glasses: /glasses|spectacles/i.test(prompt) || chance.is('glasses', 0.09),
    beard: isBroad && (/beard|moustache|mustache/i.test(prompt) || chance.is('beard', 0.25)),
    freckles: /freckle/i.test(prompt) || chance.is('freckles', 0.15),
    earrings: !isBroad && chance.is('earrings', 0.4),
    smile: chance.of('smile'),
  };
}

function buildOf(prompt: string, chance: Chance): Traits['build'] {
  if (
    /(?:\b(?:cat|fox|wolf)|\b)(woman|women|girls?|female|lady|princess|queen|1girl|she|her|witch|maid|mother)\b/i.test(
      prompt,
    )
  )
    return 'slender';
  if (
    /(?:\b(?:cat|fox|wolf)|\b)(man|men|boys?|male|gentleman|prince|king|1boy|he|his|knight|father|beard)\b/i.test(
      prompt,
    )
  )
    return 'broad';
  return chance.is('build', 0.58) ? 'slender' : 'broad';
}

function hairColour(chance: Chance): Hex {
  return chance.is('fancy hair', 0.28) ? chance.pick('hair', fancyHair) : chance.pick('hair', naturalHair);
}

/** The roles that the pictures' colours can play in a portrait. */
function referenceColours(
  references: readonly Palette[],
): Partial<Record<'skin' | 'dark' | 'strong' | 'second' | 'light', Hex>> {
  const colours = references.flatMap((palette) => palette.map(toHex));
  const [strong, second] = [...colours]
    .filter((hex) => lightness(hex) > 0.15 && lightness(hex) < 0.85)
    .sort((a, b) => saturation(b) - saturation(a));
  const light = colours.find((hex) => lightness(hex) > 0.62);
  const skin = colours.find(isSkin);
  const dark =
    colours.find((hex) => lightness(hex) < 0.42 && hex !== strong) ??
    (strong && mix(strong, '#1d1730', 0.55));
  return {
    ...(skin && { skin }),
    ...(dark && { dark }),
    ...(strong && { strong }),
    ...(second && { second: mix(second, '#ffffff', 0.25) }),
    ...(light ? { light } : strong && { light: mix(strong, '#ffffff', 0.62) }),
  };
}

function isSkin(hex: Hex): boolean {
  const value = Number.parseInt(hex.slice(1), 16);
  const [r, g, b] = [value >> 16, (value >> 8) & 0xff, value & 0xff];
  return r > 95 && r > g && g > b && r - b > 28 && r - b < 125 && r - g < 70;
}
