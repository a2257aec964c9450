import { describe, expect, it } from 'vitest';
import { arSA } from './ar-sa.ts';
import { deDE } from './de-de.ts';
import { enUS } from './en-us.ts';
import { esES } from './es-es.ts';
import { frFR } from './fr-fr.ts';
import { hiIN } from './hi-in.ts';
import { itIT } from './it-it.ts';
import { jaJP } from './ja-jp.ts';
import { koKR } from './ko-kr.ts';
import { ptBR } from './pt-br.ts';
import { ruRU } from './ru-ru.ts';
import { zhCN } from './zh-cn.ts';

const locales: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'en-US': enUS,
  'pt-BR': ptBR,
  'es-ES': esES,
  'fr-FR': frFR,
  'de-DE': deDE,
  'zh-CN': zhCN,
  'hi-IN': hiIN,
  'ar-SA': arSA,
  'ru-RU': ruRU,
  'ja-JP': jaJP,
  'ko-KR': koKR,
  'it-IT': itIT,
};

const pluralEnding = /_(zero|one|two|few|many|other)$/;
const source: Readonly<Record<string, string>> = enUS;
const pluralKeys = new Set(
  Object.keys(source)
    .filter((key) => pluralEnding.test(key))
    .map((key) => key.replace(pluralEnding, '')),
);

function expectedKeys(locale: string): string[] {
  const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
  const plain = Object.keys(source).filter((key) => !pluralEnding.test(key));
  const counted = [...pluralKeys].flatMap((key) => pluralCategories.map((category) => `${key}_${category}`));
  return [...plain, ...counted].sort();
}

function placeholders(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();
}

describe.each(Object.entries(locales))('%s', (locale, messages) => {
  it('has every text, each countable one in exactly the plural forms of the language', () => {
    expect(Object.keys(messages).sort()).toEqual(expectedKeys(locale));
  });

  it('uses the placeholders of the source text', () => {
    for (const [key, text] of Object.entries(messages)) {
      const original = source[key] ?? source[key.replace(pluralEnding, '_other')];
      expect([key, placeholders(text)]).toEqual([key, placeholders(original)]);
    }
  });

  it('has no empty text and no stray blanks or braces', () => {
    for (const [key, text] of Object.entries(messages)) {
      const bare = text.replace(/\{\{\w+\}\}/g, 'x');
      expect([key, bare.replace(/[{}]|^\s|\s$|[ ]{2}/g, '!')]).toEqual([key, bare]);
      expect([key, text.length > 0]).toEqual([key, true]);
    }
  });
});

it.each(Object.entries(locales).filter(([locale]) => locale !== 'en-US'))(
  'translates into %s instead of repeating the English',
  (_, messages) => {
    // Names, symbols and patterns of placeholders are the same in many languages; sentences never are.
    const repeated = Object.entries(messages).filter(
      ([key, text]) => text === source[key] && text.split(' ').length > 3 && /[a-z]{4} /.test(text),
    );
    expect(repeated).toEqual([]);
  },
);
