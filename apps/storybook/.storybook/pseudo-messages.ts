import { enUS, type Messages } from '@charhub/ui';

/**
 * English made strange: what stays readable is not translated, what is cut off has too little room, and what keeps its
 * side does not follow the direction of writing.
 */
export function pseudoMessages(disguise: (text: string) => string): Messages {
  const disguised: Record<string, string> = {};
  for (const [key, text] of Object.entries(enUS)) disguised[key] = disguise(text);
  return { ...enUS, ...disguised };
}

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'ë',
  i: 'î',
  n: 'ñ',
  o: 'ö',
  s: 'š',
  u: 'ü',
  y: 'ý',
  A: 'Å',
  C: 'Ç',
  E: 'É',
  O: 'Ø',
  S: 'Š',
};

/** With accents, in brackets, and longer by two fifths, as German or Russian is. */
export function accented(text: string): string {
  const disguised = outsidePlaceholders(text, (part) =>
    part.replace(/[a-zA-Z]/g, (letter) => accents[letter] ?? letter),
  );
  const length = text.replace(/\{\{\w+\}\}/g, '').length;
  return `[${disguised}${' ~~~~~'.repeat(Math.ceil(length / 15))}]`;
}

/** English letters that run from right to left. */
export function mirrored(text: string): string {
  return outsidePlaceholders(text, (part) => (part.trim() === '' ? part : `\u202e${part}\u202c`));
}

function outsidePlaceholders(text: string, change: (part: string) => string): string {
  return text
    .split(/(\{\{\w+\}\})/)
    .map((part) => (part.startsWith('{{') || part === '' ? part : change(part)))
    .join('');
}
