import { textDirection } from './text-direction.ts';
import type { MessageValues, TextDirection } from './messages.types.ts';

type Dictionary = Readonly<Record<string, string | undefined>>;

/** The template of a key: with a `count` the form its plural category asks for, else `_other`, else the key itself. */
export function findTemplate(
  dictionary: Dictionary,
  plural: Intl.PluralRules,
  key: string,
  count: string | number | undefined,
): string | undefined {
  if (typeof count !== 'number') return dictionary[key];
  return dictionary[`${key}_${plural.select(count)}`] ?? dictionary[`${key}_other`] ?? dictionary[key];
}

/** Puts values into `{{placeholders}}`; a placeholder without a value stays, so that it is noticed. */
export function fillTemplate(template: string, values: MessageValues, number: Intl.NumberFormat): string {
  const direction = textDirection(number.resolvedOptions().locale);
  return template.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return typeof value === 'number' ? number.format(value) : isolate(value, direction);
  });
}

const foreign: Readonly<Record<TextDirection, RegExp>> = {
  ltr: /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/,
  rtl: /[A-Za-z\u00c0-\u024f\u0370-\u052f]/,
};

/** A name written the other way round must not reorder the sentence around it. */
function isolate(value: string, direction: TextDirection): string {
  return foreign[direction].test(value) ? `\u2068${value}\u2069` : value;
}
