import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageEnvironment } from './environment.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the page', () => {
  it('is online and visible where there is no browser', () => {
    const { isOnline, isHidden, onChange } = pageEnvironment();
    expect([isOnline(), isHidden()]).toEqual([true, false]);
    expect(onChange(() => undefined)).toBeTypeOf('function');
  });

  it('is asked each time, and tells of each change until nobody listens', () => {
    const page = new EventTarget();
    const tab = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const network = { onLine: true };
    const { isOnline, isHidden, onChange } = pageEnvironment();
    vi.stubGlobal('window', page);
    vi.stubGlobal('document', tab);
    vi.stubGlobal('navigator', network);
    const listener = vi.fn(() => [isOnline(), isHidden()]);
    const stop = onChange(listener);
    network.onLine = false;
    page.dispatchEvent(new Event('offline'));
    tab.visibilityState = 'hidden';
    tab.dispatchEvent(new Event('visibilitychange'));
    network.onLine = true;
    page.dispatchEvent(new Event('online'));
    expect(listener.mock.results.map(({ value }): unknown => value)).toEqual([
      [false, false],
      [false, true],
      [true, true],
    ]);
    stop();
    page.dispatchEvent(new Event('online'));
    tab.dispatchEvent(new Event('visibilitychange'));
    expect(listener).toHaveBeenCalledTimes(3);
  });
});
