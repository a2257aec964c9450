import { render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { script } from '../test-support/script.ts';
import { CharacterPicture, type CharacterPictureProps } from './character-picture.tsx';

const pending = new Map<string, { resolve: () => void; reject: (reason: Error) => void }>();

beforeEach(() => {
  pending.clear();
  vi.spyOn(HTMLImageElement.prototype, 'decode').mockImplementation(function (this: HTMLImageElement) {
    return new Promise<void>((resolve, reject) => pending.set(this.src, { resolve, reject }));
  });
});
afterEach(() => vi.restoreAllMocks());

const [first, second] = ['https://pictures.test/1.webp', 'https://pictures.test/2.webp'];
const shown = () => screen.queryByRole('img')?.getAttribute('src') ?? null;
const picture = (props: Partial<CharacterPictureProps>) => (
  <CharacterPicture subject="ann" url={first} alt="Ann" fallback="No picture" {...props} />
);

describe('a picture of a character', () => {
  it('is there at once, also in the markup of a server', () => {
    render(picture({}));
    expect(shown()).toBe(first);
    expect(renderToString(picture({}))).toContain(first);
  });

  it('stays until the next one is decoded', async () => {
    const { rerender } = render(picture({}));
    await script(() => pending.get(first)?.resolve());
    rerender(picture({ url: second }));
    expect(shown()).toBe(first);
    await script(() => pending.get(second)?.resolve());
    expect(shown()).toBe(second);
  });

  it('is never that of another character', async () => {
    const { rerender } = render(picture({}));
    await script(() => pending.get(first)?.resolve());
    rerender(picture({ subject: 'ben', url: second }));
    expect(shown()).toBe(second);
  });

  it('gives way to something else when there is none, or when it cannot be loaded', async () => {
    const { rerender } = render(picture({ url: null }));
    expect(screen.getByText('No picture')).toBeTruthy();
    rerender(picture({}));
    await script(() => pending.get(first)?.reject(new Error('broken')));
    expect(shown()).toBeNull();
    expect(screen.getByText('No picture')).toBeTruthy();
  });
});
