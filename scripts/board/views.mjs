import { ScriptError } from '../lib/script-error.mjs';

/** The heights go with the widths as on the devices that have them. */
const heights = { 320: 640, 390: 844, 768: 1024, 1280: 800 };
const themes = ['light', 'dark'];
/** English with accents and two fifths longer, and English that runs from right to left. */
const pseudoLocales = ['en-XA', 'ar-XB'];
const locales = [
  'en-US',
  'ar-SA',
  'de-DE',
  'es-ES',
  'fr-FR',
  'hi-IN',
  'it-IT',
  'ja-JP',
  'ko-KR',
  'pt-BR',
  'ru-RU',
  'zh-CN',
  ...pseudoLocales,
];

/** What most often looks wrong: the widest, the dark and small, from right to left, and long words in little room. */
const usual = [
  { locale: 'en-US', theme: 'light', width: 1280 },
  { locale: 'en-US', theme: 'dark', width: 390 },
  { locale: 'ar-SA', theme: 'light', width: 390 },
  { locale: 'de-DE', theme: 'light', width: 320 },
  { locale: 'en-XA', theme: 'dark', width: 768 },
];

/**
 * What the board shows of each state: with `all` everything; with a choice of languages, themes or widths every
 * combination of it with English, light and 1280 pixels where nothing was chosen; else the usual five.
 * @param {{ all?: boolean, locale?: string[], theme?: string[], width?: string[] }} choice
 * @returns {{ locale: string, theme: string, width: number, height: number, name: string }[]}
 */
export function viewsOf({ all = false, locale, theme, width }) {
  const chosen = all || [locale, theme, width].some((values) => values !== undefined);
  const views = chosen
    ? combine(
        known('language', locale ?? (all ? locales : ['en-US']), locales),
        known('theme', theme ?? (all ? themes : ['light']), themes),
        known('width', width ?? (all ? Object.keys(heights) : ['1280']), Object.keys(heights)),
      )
    : usual;
  return views.map((view) => ({
    ...view,
    height: heights[view.width],
    name: `${view.locale}-${view.theme}-${view.width}`,
  }));
}

function combine(languages, colours, widths) {
  return languages.flatMap((locale) =>
    colours.flatMap((theme) => widths.map((width) => ({ locale, theme, width: Number(width) }))),
  );
}

function known(what, values, allowed) {
  const unknown = values.find((value) => !allowed.includes(value));
  if (unknown === undefined) return [...new Set(values)];
  throw new ScriptError(`The board knows no ${what} “${unknown}”, only ${allowed.join(', ')}.`);
}
