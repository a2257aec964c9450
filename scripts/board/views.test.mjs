import { describe, expect, test } from 'vitest';
import { viewsOf } from './views.mjs';

describe('what the board shows of each state', () => {
  test('is a few telling views when nothing is chosen', () => {
    const views = viewsOf({});
    expect(views.length).toBeLessThan(8);
    expect(new Set(views.map(({ theme }) => theme))).toEqual(new Set(['light', 'dark']));
    expect(new Set(views.map(({ width }) => width)).size).toBe(4);
  });

  test('is everything on request: fourteen languages, two themes, four widths', () => {
    const names = viewsOf({ all: true }).map(({ name }) => name);
    expect(new Set(names).size).toBe(14 * 2 * 4);
  });

  test('combines what is chosen with English, light and wide', () => {
    expect(viewsOf({ locale: ['ja-JP', 'ar-SA'] }).map(({ name }) => name)).toEqual([
      'ja-JP-light-1280',
      'ar-SA-light-1280',
    ]);
    expect(viewsOf({ theme: ['dark'], width: ['320', '390'] })).toMatchObject([
      { locale: 'en-US', theme: 'dark', width: 320, height: 640 },
      { locale: 'en-US', theme: 'dark', width: 390, height: 844 },
    ]);
  });

  test('says what there is when something else is asked for', () => {
    expect(() => viewsOf({ locale: ['xx'] })).toThrow(/no language “xx”, only en-US/);
  });
});
