import { enUS } from './en-us.ts';
import { describe, expect, it, vi } from 'vitest';
import { arSA } from './ar-sa.ts';
import { createMessageFormatter } from './create-message-formatter.ts';
import { deDE } from './de-de.ts';
import { ruRU } from './ru-ru.ts';

describe('a text', () => {
  it('is English without options', () => {
    expect(createMessageFormatter().t('action.generate')).toBe('Generate');
  });

  it('has its placeholders filled in', () => {
    const { t } = createMessageFormatter();
    expect(t('toast.readyNamed.avatar', { name: 'Ann' })).toBe('Ann’s avatar is ready.');
  });

  it('shows a placeholder that got no value', () => {
    expect(createMessageFormatter().t('toast.readyNamed.avatar')).toBe('{{name}}’s avatar is ready.');
  });

  it('keeps a value that looks like a placeholder or a replacement pattern', () => {
    const { t } = createMessageFormatter({ messages: enUS });
    expect(t('dock.item', { name: '$& {{kind}}', kind: 'Avatar' })).toBe('$& {{kind}} · Avatar');
  });

  it('takes the plural form of its locale', () => {
    const { t } = createMessageFormatter({ locale: 'ru-RU', messages: ruRU });
    const credits = [1, 2, 5, 21].map((count) => t('price.credits', { count }));
    expect(credits).toEqual(['1 кредит', '2 кредита', '5 кредитов', '21 кредит']);
  });

  it('falls back to English, in English plural forms, where a dictionary has a gap', () => {
    const { t } = createMessageFormatter({ locale: 'ru-RU', messages: { 'action.back': 'Назад' } });
    expect(t('action.back')).toBe('Назад');
    expect(t('price.credits', { count: 2 })).toBe('2 credits');
  });

  it('is asked of the host first, with the key, the values and the filled-in text', () => {
    const translate = vi.fn((_key: string, _values: object, text: string) => `host: ${text}`);
    const { t } = createMessageFormatter({ locale: 'de-DE', messages: deDE, translate });
    expect(t('price.credits', { count: 2 })).toBe('host: 2 Credits');
    expect(translate).toHaveBeenCalledWith('price.credits', { count: 2 }, '2 Credits');
  });

  it('keeps a name of the other direction from reordering the sentence', () => {
    const arabic = createMessageFormatter({ locale: 'ar-SA', messages: arSA });
    expect(arabic.t('toast.readyNamed.cover', { name: 'Ann' })).toBe('غلاف \u2068Ann\u2069 جاهز.');
    expect(createMessageFormatter().t('toast.readyNamed.cover', { name: 'سارة' })).toContain(
      '\u2068سارة\u2069',
    );
    expect(arabic.t('toast.readyNamed.cover', { name: 'سارة' })).not.toContain('\u2068');
  });
});

describe('a number', () => {
  it('is written as the locale does, four digits without a separator', () => {
    const { t, formatNumber } = createMessageFormatter({ locale: 'de-DE', messages: deDE });
    expect(formatNumber(12_345)).toBe('12.345');
    expect(t('cover.size', { width: 768, height: 1152 })).toBe(
      'Cover sind hochformatig, 768\u00a0×\u00a01152.',
    );
  });

  it('as a percentage never reaches 100 before the work does', () => {
    const { formatPercent } = createMessageFormatter();
    expect([0, 62.9, 99.9, 100].map(formatPercent)).toEqual(['0%', '62%', '99%', '100%']);
  });

  it('as a duration turns to minutes at two of them', () => {
    const { formatDuration, formatDurationRange } = createMessageFormatter();
    expect(formatDuration(12, 'narrow')).toBe('12s');
    expect(createMessageFormatter({ locale: 'ja-JP' }).formatDuration(12, 'narrow')).toMatch(/^12\s?秒$/);
    expect(formatDuration(1, 'long')).toBe('1 second');
    expect(formatDuration(180, 'long')).toBe('3 minutes');
    expect(formatDurationRange(20, 30)).toMatch(/^20\s?–\s?30 seconds$/);
    expect(formatDurationRange(60, 240)).toMatch(/^1\s?–\s?4 minutes$/);
  });

  it('as a file size is in megabytes, on one line', () => {
    expect(createMessageFormatter().formatFileSize(10 * 1024 * 1024)).toBe('10\u00a0MB');
    expect(createMessageFormatter().formatFileSize(12.34 * 1024 * 1024)).toBe('12.3\u00a0MB');
  });
});

it('refuses a locale that is none', () => {
  expect(() => createMessageFormatter({ locale: 'english!' })).toThrow(RangeError);
});

it.each([
  ['en-US', 'ltr'],
  ['pt-BR', 'ltr'],
  ['ar-SA', 'rtl'],
  ['he', 'rtl'],
  ['fa_IR', 'rtl'],
  ['ur-PK', 'rtl'],
])('writes %s %s', (locale, direction) => {
  expect(createMessageFormatter({ locale: locale.replace('_', '-') }).direction).toBe(direction);
});
