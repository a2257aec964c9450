import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { script } from '../../test-support/script.ts';
import { PictureFrame, type PictureFrameProps } from './picture-frame.tsx';

const pending = new Map<string, { resolve: () => void; reject: (reason: Error) => void }>();

beforeEach(() => {
  pending.clear();
  vi.spyOn(HTMLImageElement.prototype, 'decode').mockImplementation(function (this: HTMLImageElement) {
    return new Promise<void>((resolve, reject) => pending.set(this.src, { resolve, reject }));
  });
});
afterEach(() => vi.restoreAllMocks());

const decoded = (url: string) => script(() => pending.get(url)?.resolve());
const broken = (url: string) => script(() => pending.get(url)?.reject(new Error('broken')));
const shown = () => screen.queryByRole('img')?.getAttribute('src') ?? null;

const preview = 'https://pictures.test/preview';
const final = 'https://pictures.test/final';
const frame = (props: Partial<PictureFrameProps>) => (
  <PictureFrame aspect="square" subject="job-1" finalUrl={null} busy alt="The new avatar" {...props} />
);

describe('a picture frame', () => {
  it('shimmers in the shape of the picture until there is something to show', () => {
    const { container } = render(frame({}));
    expect(container.querySelector('[data-ch-shimmer]')).not.toBeNull();
    expect(container.firstElementChild?.className).toContain('ch:aspect-square');
  });

  it('keeps the last preview until the final picture is decoded', async () => {
    const { rerender } = render(frame({ previewUrl: preview }));
    await decoded(preview);
    rerender(frame({ previewUrl: preview, finalUrl: final }));
    expect(shown()).toBe(preview);
    await decoded(final);
    expect(shown()).toBe(final);
  });

  it('never shows a picture of another job, not even when it is decoded late', async () => {
    const { rerender } = render(frame({ finalUrl: final }));
    await decoded(final);
    rerender(frame({ subject: 'job-2', finalUrl: null }));
    expect(shown()).toBeNull();

    rerender(frame({ subject: 'job-2', previewUrl: preview }));
    const late = pending.get(preview);
    rerender(frame({ subject: 'job-3', previewUrl: null }));
    await script(() => late?.resolve());
    expect(shown()).toBeNull();
  });

  it('sharpens with the progress, and is sharp at the end', async () => {
    const blur = () => screen.getByRole('img').style.filter;
    const { rerender } = render(frame({ previewUrl: preview, percent: 10 }));
    await decoded(preview);
    const early = parseFloat(blur().slice('blur('.length));
    rerender(frame({ previewUrl: preview, percent: 80 }));
    expect(parseFloat(blur().slice('blur('.length))).toBeLessThan(early);
    rerender(frame({ finalUrl: final, percent: 100 }));
    await decoded(final);
    expect(blur()).toBe('');
  });

  it('reaches so far beyond its frame while it is soft that no pale rim shows, and fits it at the end', async () => {
    const picture = () => screen.getByRole('img').style;
    const { rerender } = render(frame({ previewUrl: preview, percent: 0 }));
    await decoded(preview);
    expect(picture()).toMatchObject({ filter: 'blur(8px)', inset: '-16px', width: 'calc(100% + 32px)' });
    rerender(frame({ finalUrl: final, percent: 100 }));
    await decoded(final);
    expect(picture()).toMatchObject({ filter: '', inset: '', width: '' });
  });

  it('says when the final picture cannot be loaded, and loads it again on request', async () => {
    const user = userEvent.setup();
    render(frame({ finalUrl: final, busy: false }));
    await broken(final);
    expect(screen.getByRole('alert').textContent).toBe('The picture could not be loaded.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await decoded(final);
    expect(shown()).toBe(final);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('takes a preview that cannot be decoded for no preview', async () => {
    const { container } = render(frame({ previewUrl: preview }));
    await broken(preview);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(container.querySelector('[data-ch-shimmer]')).not.toBeNull();
  });
});
