import type { TextDirection } from './messages.types.ts';

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur']);

/** The writing direction of a BCP 47 locale such as `ar-SA`. */
export function textDirection(locale: string): TextDirection {
  const [language = ''] = locale.toLowerCase().split(/[-_]/);
  return rightToLeft.has(language) ? 'rtl' : 'ltr';
}
