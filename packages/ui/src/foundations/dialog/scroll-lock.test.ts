import { afterEach, describe, expect, it, vi } from 'vitest';
import { lockScroll } from './scroll-lock.ts';

const { body, documentElement: root } = document;
const releases: (() => void)[] = [];

function lock(): () => void {
  const release = lockScroll();
  releases.push(release);
  return release;
}

/** jsdom lays nothing out: as wide as a page with a scrollbar of 15 pixels, which goes when nothing can be scrolled. */
function haveScrollbar(): void {
  vi.spyOn(root, 'clientWidth', 'get').mockImplementation(() =>
    [body, root].some(({ style }) => style.overflow === 'hidden') ? 1_024 : 1_009,
  );
}

afterEach(() => {
  for (const release of releases.splice(0)) release();
  vi.restoreAllMocks();
  for (const element of [body, root]) element.removeAttribute('style');
});

describe('a page behind a dialog', () => {
  it('does not scroll, and is as it was afterwards', () => {
    const release = lock();
    expect(body.style.overflow).toBe('hidden');
    release();
    expect(body.getAttribute('style')).toBeNull();
  });

  it('keeps what its host has set', () => {
    body.style.overflow = 'clip';
    body.style.marginRight = '3px';
    haveScrollbar();
    const release = lock();
    expect(body.style.marginRight).toBe('18px');
    release();
    expect([body.style.overflow, body.style.marginRight]).toEqual(['clip', '3px']);
  });

  it('is held by the root element where that one scrolls', () => {
    root.style.overflowY = 'scroll';
    const release = lock();
    expect([root.style.overflow, body.style.overflow]).toEqual(['hidden', '']);
    release();
    expect(root.style.overflowY).toBe('scroll');
  });

  it('does not move by the scrollbar that goes', () => {
    haveScrollbar();
    lock();
    expect(body.style.marginRight).toBe('15px');
  });

  it('waits for the last of several dialogs, in whatever order they close', () => {
    const [first, second] = [lock(), lock()];
    first();
    first();
    expect(body.style.overflow).toBe('hidden');
    second();
    expect(body.style.overflow).toBe('');
  });
});
