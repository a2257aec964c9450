import { describe, expect, it } from 'vitest';
import { deDE } from './de-de.ts';
import { loadMessages, nearestLocale } from './load-messages.ts';

describe('the texts of a language', () => {
  it.each([
    ['pt-BR', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['en', 'en-US'],
    ['zh_CN', 'zh-CN'],
    ['DE-at', 'de-DE'],
    ['xx', 'en-US'],
    ['', 'en-US'],
  ])('for %j are those of %s', (tag, locale) => {
    expect(nearestLocale(tag)).toBe(locale);
  });

  it('are loaded on demand', async () => {
    expect(await loadMessages('de')).toBe(deDE);
    expect((await loadMessages('ja-JP'))['action.generate']).not.toBe('Generate');
  });
});
