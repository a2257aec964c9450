import type { Translate } from './messages.types.ts';

/** What is used of a host's i18next instance. */
export interface I18nextLike {
  readonly language: string;
  exists(key: string, options: { readonly ns: string }): boolean;
  t(key: string, options: { readonly ns: string }): unknown;
}

/**
 * Lets a host's translations replace our texts, one by one: a key that the instance has in `namespace` is taken from
 * there, in its plural form; any other keeps our text, whatever the host's `fallbackLng` is, so no raw key is ever seen.
 *
 * ```tsx
 * <GenerationProvider translate={fromI18next(i18n)} locale={i18n.language} messages={messages} … />
 * ```
 *
 * @param namespace @default 'imageGeneration'
 */
export function fromI18next(i18n: I18nextLike, namespace = 'imageGeneration'): Translate {
  return (key, values, text) => {
    const options = { ...values, ns: namespace };
    if (!i18n.exists(key, options)) return text;
    const number = new Intl.NumberFormat(i18n.language, { useGrouping: 'min2' });
    const replace = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'number' ? number.format(value) : value,
      ]),
    );
    const filling = { ...options, replace, interpolation: { escapeValue: false } };
    const found = i18n.t(key, filling);
    return typeof found === 'string' ? found : text;
  };
}
