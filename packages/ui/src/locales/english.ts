import { commonTexts } from './english/common.ts';

const known: Record<string, string | undefined> = { ...commonTexts };

/** The English texts of every part of a page that was shown so far. */
export const english: Readonly<typeof known> = known;

/** Makes the English texts of one part known. It is always the same text, so it does not matter when, or how often. */
export function learnEnglish(texts: Readonly<Record<string, string | undefined>>): void {
  Object.assign(known, texts);
}
