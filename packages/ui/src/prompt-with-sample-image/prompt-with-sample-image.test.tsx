import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../test-support/accessibility-problems.ts';
import { PromptWithSampleImage } from './prompt-with-sample-image.tsx';
import type { SampleImage } from './sample-field.tsx';

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
const picture = (name = 'knight.png') => new File([png], name, { type: 'image/png' });
const webp = new File(['RIFF\x00\x00\x00\x00WEBPVP8 '], 'knight.webp');

const attached = vi.fn<(file: File) => void>();
const submitted = vi.fn();

function Field({
  initial = '',
  maxSampleBytes,
}: {
  initial?: string;
  maxSampleBytes?: number;
}): ReactElement {
  const [prompt, setPrompt] = useState(initial);
  const [sample, setSample] = useState<SampleImage | null>(null);
  return (
    <PromptWithSampleImage
      prompt={prompt}
      onPromptChange={setPrompt}
      sample={sample}
      onSampleAttach={(file) => {
        attached(file);
        setSample({ name: file.name, previewUrl: 'blob:test/sample' });
      }}
      onSampleRemove={() => setSample(null)}
      onSubmit={submitted}
      {...(maxSampleBytes === undefined ? {} : { maxSampleBytes })}
    />
  );
}

function setup(props: Parameters<typeof Field>[0] = {}) {
  attached.mockClear();
  submitted.mockClear();
  const user = userEvent.setup({ applyAccept: false });
  const { container } = render(<Field {...props} />);
  const input = container.querySelector<HTMLInputElement>('input[type="file"]');
  if (input === null) throw new Error('There is no file input');
  return { user, input, prompt: screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Prompt/ }) };
}

describe('the prompt', () => {
  it('has no accessibility problems', async () => {
    setup();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('runs as its text does, and as the page does while it is empty', () => {
    const { prompt } = setup();
    expect(prompt.dir).toBe('');
    fireEvent.change(prompt, { target: { value: 'silver hair' } });
    expect(prompt.dir).toBe('auto');
  });

  it('counts from 1,600 characters on', () => {
    const { prompt } = setup();
    fireEvent.change(prompt, { target: { value: 'x'.repeat(1_599) } });
    expect(screen.queryByText(/of 2000 characters used/)).toBeNull();
    fireEvent.change(prompt, { target: { value: 'x'.repeat(1_600) } });
    expect(screen.getByText('1600 of 2000 characters used')).toBeTruthy();
  });

  it('keeps a text that is too long, marks it and says by how much', () => {
    const { prompt } = setup();
    fireEvent.change(prompt, { target: { value: 'x'.repeat(5_000) } });
    expect(prompt.value).toHaveLength(5_000);
    expect(prompt.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('The prompt is 3000 characters too long.')).toBeTruthy();
  });

  it('takes Enter for a new line and Ctrl+Enter or ⌘+Enter for sending', async () => {
    const { user, prompt } = setup();
    await user.type(prompt, 'a{Enter}b');
    expect(prompt.value).toBe('a\nb');
    expect(submitted).not.toHaveBeenCalled();
    await user.keyboard('{Control>}{Enter}{/Control}{Meta>}{Enter}{/Meta}');
    expect(submitted).toHaveBeenCalledTimes(2);
    expect(prompt.value).toBe('a\nb');
  });
});

describe('the sample image', () => {
  it('can be chosen, shown and removed, and leaves the focus on the way to choose another', async () => {
    const { user, input } = setup();
    await user.upload(input, picture());
    expect(await screen.findByRole('img', { name: 'Sample image: knight.png' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove knight.png' }));
    expect(screen.queryByRole('img')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Choose an image' }));
  });

  it('can be the same file again after it was removed', async () => {
    const { user, input } = setup();
    await user.upload(input, picture());
    await user.click(await screen.findByRole('button', { name: 'Remove knight.png' }));
    await user.upload(input, picture());
    await vi.waitFor(() => expect(attached).toHaveBeenCalledTimes(2));
  });

  it('can be dropped and pasted', async () => {
    const { prompt } = setup();
    fireEvent.drop(prompt, { dataTransfer: { files: [webp], types: ['Files'] } });
    expect(await screen.findByRole('img', { name: 'Sample image: knight.webp' })).toBeTruthy();
    fireEvent.paste(prompt, { clipboardData: { files: [picture('pasted.png')] } });
    expect(await screen.findByRole('img', { name: 'Sample image: pasted.png' })).toBeTruthy();
  });

  it('leaves pasted text to the prompt', async () => {
    const { user, prompt } = setup();
    await user.click(prompt);
    await user.paste('a knight');
    expect(prompt.value).toBe('a knight');
    expect(attached).not.toHaveBeenCalled();
  });

  it('is refused by its contents, whatever it is called, and the text stays', async () => {
    const { user, input, prompt } = setup({ initial: 'a knight' });
    await user.upload(input, new File(['GIF89a......'], 'animated.png', { type: 'image/png' }));
    expect(
      await screen.findByText('“animated.png” is not a PNG, JPEG or WebP image. Choose another file.'),
    ).toBeTruthy();
    expect(prompt.value).toBe('a knight');
    expect(attached).not.toHaveBeenCalled();
  });

  it('is refused when it is too large, with both sizes', async () => {
    const { user, input } = setup();
    const large = picture('large.png');
    Object.defineProperty(large, 'size', { value: 12 * 1024 * 1024 });
    await user.upload(input, large);
    expect(
      await screen.findByText('“large.png” has 12 MB; the limit is 10 MB. Choose a smaller one.'),
    ).toBeTruthy();
  });

  it('is taken away with a reason when it cannot be shown', async () => {
    const { user, input } = setup();
    await user.upload(input, picture());
    fireEvent.error(await screen.findByRole('img'));
    expect(screen.getByRole('alert').textContent).toContain('cannot be read as an image');
    expect(screen.queryByRole('img')).toBeNull();
  });
});
