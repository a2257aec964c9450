import { enUS as componentTexts, type Messages } from '@charhub/ui';
import { enUS as pageTexts, type PageMessages } from '../messages/en-us.ts';

export interface Texts {
  readonly page: PageMessages;
  readonly components: Messages;
}

export interface Language {
  /** In its own language. */
  readonly name: string;
  readonly load: () => Promise<Texts>;
}

/** Every language by its BCP 47 tag; only the chosen one is loaded. */
export const languages = {
  'en-US': { name: 'English', load: () => Promise.resolve({ page: pageTexts, components: componentTexts }) },
  'pt-BR': {
    name: 'Português (Brasil)',
    load: async () => ({
      page: (await import('../messages/pt-br.ts')).ptBR,
      components: (await import('@charhub/ui/locales/pt-br')).ptBR,
    }),
  },
  'es-ES': {
    name: 'Español',
    load: async () => ({
      page: (await import('../messages/es-es.ts')).esES,
      components: (await import('@charhub/ui/locales/es-es')).esES,
    }),
  },
  'fr-FR': {
    name: 'Français',
    load: async () => ({
      page: (await import('../messages/fr-fr.ts')).frFR,
      components: (await import('@charhub/ui/locales/fr-fr')).frFR,
    }),
  },
  'de-DE': {
    name: 'Deutsch',
    load: async () => ({
      page: (await import('../messages/de-de.ts')).deDE,
      components: (await import('@charhub/ui/locales/de-de')).deDE,
    }),
  },
  'zh-CN': {
    name: '简体中文',
    load: async () => ({
      page: (await import('../messages/zh-cn.ts')).zhCN,
      components: (await import('@charhub/ui/locales/zh-cn')).zhCN,
    }),
  },
  'hi-IN': {
    name: 'हिन्दी',
    load: async () => ({
      page: (await import('../messages/hi-in.ts')).hiIN,
      components: (await import('@charhub/ui/locales/hi-in')).hiIN,
    }),
  },
  'ar-SA': {
    name: 'العربية',
    load: async () => ({
      page: (await import('../messages/ar-sa.ts')).arSA,
      components: (await import('@charhub/ui/locales/ar-sa')).arSA,
    }),
  },
  'ru-RU': {
    name: 'Русский',
    load: async () => ({
      page: (await import('../messages/ru-ru.ts')).ruRU,
      components: (await import('@charhub/ui/locales/ru-ru')).ruRU,
    }),
  },
  'ja-JP': {
    name: '日本語',
    load: async () => ({
      page: (await import('../messages/ja-jp.ts')).jaJP,
      components: (await import('@charhub/ui/locales/ja-jp')).jaJP,
    }),
  },
  'ko-KR': {
    name: '한국어',
    load: async () => ({
      page: (await import('../messages/ko-kr.ts')).koKR,
      components: (await import('@charhub/ui/locales/ko-kr')).koKR,
    }),
  },
  'it-IT': {
    name: 'Italiano',
    load: async () => ({
      page: (await import('../messages/it-it.ts')).itIT,
      components: (await import('@charhub/ui/locales/it-it')).itIT,
    }),
  },
} as const satisfies Record<string, Language>;

export type LanguageTag = keyof typeof languages;
export const languageTags = Object.keys(languages).filter((tag): tag is LanguageTag => tag in languages);

/** The offered language nearest to what the browser asks for; English without one. */
export function preferredLanguage(wanted: readonly string[] = navigator.languages): LanguageTag {
  for (const tag of wanted) {
    const base = tag.split('-')[0];
    const match =
      languageTags.find((offered) => offered === tag) ??
      languageTags.find((offered) => offered.split('-')[0] === base);
    if (match !== undefined) return match;
  }
  return 'en-US';
}
