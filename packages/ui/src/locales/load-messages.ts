import type { Messages } from './messages.types.ts';

const loaders = {
  'ar-SA': async () => (await import('./ar-sa.ts')).arSA,
  'de-DE': async () => (await import('./de-de.ts')).deDE,
  'en-US': async () => (await import('./en-us.ts')).enUS,
  'es-ES': async () => (await import('./es-es.ts')).esES,
  'fr-FR': async () => (await import('./fr-fr.ts')).frFR,
  'hi-IN': async () => (await import('./hi-in.ts')).hiIN,
  'it-IT': async () => (await import('./it-it.ts')).itIT,
  'ja-JP': async () => (await import('./ja-jp.ts')).jaJP,
  'ko-KR': async () => (await import('./ko-kr.ts')).koKR,
  'pt-BR': async () => (await import('./pt-br.ts')).ptBR,
  'ru-RU': async () => (await import('./ru-ru.ts')).ruRU,
  'zh-CN': async () => (await import('./zh-cn.ts')).zhCN,
} as const satisfies Readonly<Record<string, () => Promise<Messages>>>;

export type ShippedLocale = keyof typeof loaders;

const shipped = Object.keys(loaders).filter((locale): locale is ShippedLocale => locale in loaders);

/** The locale to show for a BCP 47 tag: itself, else one of the same language, as for `en`, `pt_PT` or `EN-us`; else English. */
export function nearestLocale(tag: string): ShippedLocale {
  const wanted = tag.replaceAll('_', '-').toLowerCase();
  const [language] = wanted.split('-');
  return (
    shipped.find((locale) => locale.toLowerCase() === wanted) ??
    shipped.find((locale) => locale.split('-')[0] === language) ??
    'en-US'
  );
}

/**
 * The texts of the nearest locale, in a chunk of their own. Rejects when the chunk cannot be had; components speak English
 * until they get their texts.
 */
export function loadMessages(tag: string): Promise<Messages> {
  return loaders[nearestLocale(tag)]();
}
