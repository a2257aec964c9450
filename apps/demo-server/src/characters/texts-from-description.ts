import { createHash } from 'node:crypto';
import {
  speciesWords,
  styleWords,
  womanWords,
  manWords,
  nonBinaryWords,
  spareNames,
} from './describing-words.ts';

/** What is known of a new character from its description alone, in the host's order. */
export interface DescribedCharacter {
  readonly firstName: string;
  readonly lastName: string | null;
  readonly age: number | null;
  readonly gender: string;
  readonly species: string | null;
  readonly style: string;
  readonly physicalCharacteristics: string | null;
}

const SHORT_DESCRIPTION = 500;

/**
 * Reads name, age, gender, species and style out of a description, by rules: no language model is asked, and equal
 * descriptions give equal characters. What is not said stays unknown, except the name, which is then chosen by `seed`.
 *
 * @param seed of the name for a character whose description has none: the description itself, or its picture's digest
 */
export function textsFromDescription(description: string, seed: string): DescribedCharacter {
  const text = description.trim().replace(/\s+/g, ' ');
  const words = text.toLowerCase().match(/[\p{L}\d]+(?:[-’'][\p{L}\d]+)*/gu) ?? [];
  return {
    ...nameIn(text, seed),
    age: ageIn(text),
    gender: genderOf(words),
    species: firstOf(speciesWords, text) ?? null,
    style: firstOf(styleWords, text) ?? 'ANIME',
    physicalCharacteristics: text === '' ? null : shortened(text),
  };
}

const NAME = String.raw`\p{Lu}[\p{L}’'-]+`;
const NAMED = new RegExp(
  String.raw`(?:\bnamed|\bcalled|\bname is|\bllamad[oa]|\bchamad[oa]|\bappelée?|\bnommée?|\bnamens|\bchiamat[oa]|по имени)\s+(${NAME})(?:\s+(${NAME}))?`,
  'u',
);
const LEADING = new RegExp(
  String.raw`^(${NAME})(?:\s+(${NAME}))?(?=\s*[,:;–—(]|\s+-\s|\s+(?:is|was)\b)`,
  'u',
);
const ARTICLES: ReadonlySet<string> = new Set(['A', 'An', 'The', 'This', 'She', 'He', 'They']);

function nameIn(text: string, seed: string): Pick<DescribedCharacter, 'firstName' | 'lastName'> {
  const [, firstName, lastName = null] = NAMED.exec(text) ?? LEADING.exec(text) ?? [];
  if (firstName !== undefined && !ARTICLES.has(firstName)) return { firstName, lastName };
  const index = createHash('sha256').update(seed).digest().readUInt32BE() % spareNames.length;
  return { firstName: spareNames[index] ?? 'Alex', lastName: null };
}

function ageIn(text: string): number | null {
  const [, years] =
    /\b(\d{1,4})(?:\s*-?\s*years?\s*-?\s*old|\s*yo\b|\s+años|\s+anos|\s+ans\b|\s+Jahre)/i.exec(text) ?? [];
  return years === undefined ? null : Number(years);
}

/** The word that is said first decides: "a girl and her brother" is a girl. */
function genderOf(words: readonly string[]): string {
  for (const word of words) {
    if (womanWords.has(word)) return 'FEMALE';
    if (manWords.has(word)) return 'MALE';
    if (nonBinaryWords.has(word)) return 'NON_BINARY';
  }
  return 'UNKNOWN';
}

function firstOf(meanings: Readonly<Record<string, RegExp>>, text: string): string | undefined {
  return Object.entries(meanings)
    .map(([meaning, pattern]) => ({ meaning, at: text.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0]?.meaning;
}

/** Whole sentences as far as they fit, else whole words. */
function shortened(text: string): string {
  if (text.length <= SHORT_DESCRIPTION) return text;
  const start = text.slice(0, SHORT_DESCRIPTION - 1);
  const sentence = Math.max(...['. ', '! ', '? ', '。'].map((end) => start.lastIndexOf(end)));
  if (sentence > SHORT_DESCRIPTION / 3) return start.slice(0, sentence + 1);
  const word = start.lastIndexOf(' ');
  return `${start.slice(0, word > 0 ? word : undefined)}…`;
}
