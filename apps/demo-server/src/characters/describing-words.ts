/** Words that say of a description who is described. English first, since prompts are mostly written in it. */
export const womanWords: ReadonlySet<string> = new Set(
  'woman girl lady female queen princess witch priestess sorceress goddess mother she her mujer chica niña mulher menina femme fille frau mädchen donna ragazza женщина девушка'.split(
    ' ',
  ),
);

export const manWords: ReadonlySet<string> = new Set(
  'man boy gentleman male king prince wizard priest sorcerer god father he his him hombre chico niño homem menino homme garçon mann junge uomo ragazzo мужчина парень'.split(
    ' ',
  ),
);

export const nonBinaryWords: ReadonlySet<string> = new Set(
  'non-binary nonbinary enby androgynous androgyne'.split(' '),
);

export const speciesWords: Readonly<Record<string, RegExp>> = {
  Elf: /\b(?:half-)?el(?:f|ves|ven|fin)\b/i,
  Dwarf: /\bdwar(?:f|ves|ven)\b/i,
  Orc: /\b(?:half-)?orc(?:ish)?\b/i,
  Goblin: /\bgoblin\b/i,
  Vampire: /\bvampire?\b/i,
  Werewolf: /\bwerewolf\b/i,
  Demon: /\b(?:demon|devil|succubus|incubus)\b/i,
  Angel: /\bangel\b/i,
  Dragon: /\bdrag(?:on|onborn)\b/i,
  Fairy: /\b(?:fairy|fae|pixie)\b/i,
  Mermaid: /\b(?:mermaid|merman|merfolk)\b/i,
  Robot: /\b(?:robot|android|cyborg)\b/i,
  Alien: /\balien\b/i,
  Ghost: /\b(?:ghost|spirit)\b/i,
  Catfolk: /\b(?:cat-?(?:girl|boy|folk)|neko)\b/i,
  Fox: /\b(?:fox|kitsune)\b/i,
  Human: /\bhuman\b/i,
};

export const styleWords: Readonly<Record<string, RegExp>> = {
  SEMI_REALISTIC: /\bsemi-?realistic\b/i,
  REALISTIC: /(?<!semi-?)\b(?:photo-?)?realistic\b/i,
  CARTOON: /\bcartoon\b/i,
  MANGA: /\bmanga\b/i,
  MANHWA: /\bmanhwa\b/i,
  COMIC: /\bcomic\b/i,
  CHIBI: /\bchibi\b/i,
  PIXEL_ART: /\bpixel[ -]art\b/i,
  THREE_D: /\b3d\b/i,
};

/** For characters whose description names nobody. */
export const spareNames: readonly string[] =
  'Alex Ari Ash Blair Cass Dara Eden Ellis Finley Gale Harper Indigo Jules Kai Lane Marlow Nico Onyx Parker Quinn Remy Sage Tate Uma Vesper Wren Yael Zephyr'.split(
    ' ',
  );
