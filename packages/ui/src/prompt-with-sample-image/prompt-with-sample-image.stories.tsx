import { portraitUrl } from '@charhub/api-client/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent, waitFor } from 'storybook/test';
import { inRoot } from '../story-support/in-root.tsx';
import { disguisedText, samplePicture } from '../story-support/sample-pictures.ts';
import { PromptWithSampleImage } from './prompt-with-sample-image.tsx';

const meta = {
  title: 'Parts/Prompt with sample image',
  component: PromptWithSampleImage,
  tags: ['autodocs'],
  decorators: [inRoot],
  args: {
    prompt: '',
    onPromptChange: fn(),
    sample: null,
    onSampleAttach: fn(),
    onSampleRemove: fn(),
    onSubmit: fn(),
  },
} satisfies Meta<typeof PromptWithSampleImage>;

export default meta;
type Story = StoryObj<typeof meta>;

const sample = { name: 'hero.png', previewUrl: portraitUrl({ seed: 5 }) };

export const Empty: Story = {};

/** Enter is a new line; Ctrl+Enter submits. */
export const SubmittedByKeyboard: Story = {
  args: { prompt: 'A knight' },
  play: async ({ args }) => {
    await userEvent.click(screen.getByRole('textbox'));
    await userEvent.keyboard('{Enter}');
    await expect(args.onSubmit).not.toHaveBeenCalled();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect(args.onSubmit).toHaveBeenCalledOnce();
  },
};

export const WithSample: Story = {
  args: { prompt: 'A lighthouse keeper with silver hair', sample },
  play: async ({ args }) => {
    await userEvent.click(screen.getByRole('button', { name: /hero\.png/ }));
    await expect(args.onSampleRemove).toHaveBeenCalledOnce();
  },
};

/** Pasted anywhere in the form. */
export const Pasted: Story = {
  play: async ({ args }) => {
    const file = await samplePicture('pasted.png');
    const clipboard = new DataTransfer();
    clipboard.items.add(file);
    await userEvent.click(screen.getByRole('textbox'));
    await userEvent.paste(clipboard);
    await waitFor(() => expect(args.onSampleAttach).toHaveBeenCalledWith(file));
    await expect(args.onPromptChange).not.toHaveBeenCalled();
  },
};

/** A file hovers above it. */
export const DraggedOver: Story = {
  play: async () => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(await samplePicture());
    const form = screen.getByRole('group');
    const before = form.textContent;
    form.dispatchEvent(new DragEvent('dragover', { bubbles: true, dataTransfer }));
    await waitFor(() => expect(form.textContent).not.toBe(before));
  },
};

export const Refused: Story = {
  play: async ({ args, canvasElement }) => {
    const input = canvasElement.querySelector<HTMLInputElement>('input[type="file"]');
    if (input === null) throw new Error('There is no file input');
    await userEvent.upload(input, disguisedText());
    await waitFor(() => expect(screen.getByText(/notes\.png/)).toBeVisible());
    await expect(args.onSampleAttach).not.toHaveBeenCalled();
  },
};

export const TooLong: Story = { args: { prompt: 'x'.repeat(2_001) } };
export const Dark: Story = { args: { prompt: 'A knight', sample }, globals: { theme: 'dark' } };
export const Narrow: Story = { args: { sample }, globals: { viewport: { value: 'narrow' } } };
export const Arabic: Story = { args: { sample }, globals: { locale: 'ar-SA' } };
