import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { createMessageFormatter } from './create-message-formatter.ts';
import { deDE } from './de-de.ts';
import { fromI18next } from './from-i18next.ts';
import { ruRU } from './ru-ru.ts';

/** Set up as CharHub's: nothing falls back, so that a missing text would show its key. */
async function host(language: string, texts: Record<string, string> = {}) {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    fallbackLng: false,
    load: 'currentOnly',
    ns: ['common', 'imageGeneration'],
    defaultNS: 'common',
    resources: { [language]: { common: { 'action.back': 'common back' }, imageGeneration: texts } },
  });
  return i18n;
}

describe('the texts of a host’s i18next', () => {
  it('replace ours one by one; what it lacks is never shown as a key', async () => {
    const i18n = await host('de-DE', { 'action.generate': 'Los!' });
    const { t } = createMessageFormatter({ locale: 'de-DE', messages: deDE, translate: fromI18next(i18n) });
    expect(t('action.generate')).toBe('Los!');
    expect(t('action.back')).toBe(deDE['action.back']);
  });

  it('have the plural forms and the numbers of the language', async () => {
    const i18n = await host('ru-RU', {
      'price.credits_one': '{{count}} монета',
      'price.credits_few': '{{count}} монеты',
      'price.credits_many': '{{count}} монет',
      'price.credits_other': '{{count}} монеты',
    });
    const { t } = createMessageFormatter({ locale: 'ru-RU', messages: ruRU, translate: fromI18next(i18n) });
    expect([1, 3, 25_000].map((count) => t('price.credits', { count }))).toEqual([
      '1 монета',
      '3 монеты',
      '25\u00a0000 монет',
    ]);
  });

  it('take names as they are', async () => {
    const i18n = await host('en-US', { 'toast.readyNamed.avatar': 'Look: {{name}}' });
    const { t } = createMessageFormatter({ translate: fromI18next(i18n) });
    expect(t('toast.readyNamed.avatar', { name: '<b>$t(x)</b> & co' })).toBe('Look: <b>$t(x)</b> & co');
  });

  it('keep our text where there is no instance ready', () => {
    const { t } = createMessageFormatter({ translate: fromI18next(createInstance()) });
    expect(t('action.generate')).toBe('Generate');
  });
});
