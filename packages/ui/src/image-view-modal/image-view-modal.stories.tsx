import { portraitUrl } from '@charhub/api-client/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent, waitFor } from 'storybook/test';
import { ImageViewModal } from './image-view-modal.tsx';

const meta = {
  title: 'Image view modal',
  component: ImageViewModal,
  tags: ['autodocs'],
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  args: {
    isOpen: true,
    onClose: fn(),
    imageUrl: portraitUrl({ seed: 7, view: 'cover' }),
    title: 'Cover',
    alt: 'Aria by the sea',
  },
} satisfies Meta<typeof ImageViewModal>;

export default meta;
type Story = StoryObj<typeof meta>;

const picture = () => screen.findByRole('img');

/** With CharHub’s props alone. */
export const OnePicture: Story = {
  play: async ({ args }) => {
    await waitFor(async () => expect(await picture()).toBeVisible());
    await userEvent.keyboard('{Escape}');
    await expect(args.onClose).toHaveBeenCalledOnce();
  },
};

export const Zoomed: Story = {
  play: async () => {
    await picture();
    await userEvent.keyboard('++');
    await waitFor(async () => expect((await picture()).style.transform).toContain('scale(2.25)'));
    // Wider than any window, or there would be nothing to move.
    await userEvent.keyboard('+{ArrowRight}');
    await waitFor(async () => expect((await picture()).style.transform).toContain('translate(-'));
  },
};

export const OneOfMany: Story = {
  args: { position: { index: 2, total: 12 }, onPrevious: fn(), onNext: fn() },
  play: async ({ args }) => {
    await picture();
    await userEvent.keyboard('{PageDown}');
    await expect(args.onNext).toHaveBeenCalledOnce();
  },
};

export const LastOfMany: Story = {
  args: { position: { index: 12, total: 12 }, onPrevious: fn() },
  play: async () => {
    const off = screen.getAllByRole('button').filter((button) => button.ariaDisabled === 'true');
    // Zooming out of a whole picture, resetting it, and the next one.
    await waitFor(() => expect(off).toHaveLength(3));
  },
};

/** Its bytes cannot be had: it says so and tries again when asked. */
export const Broken: Story = {
  args: { imageUrl: 'data:image/png;base64,broken' },
  play: async () => {
    const alert = await screen.findByRole('alert');
    await waitFor(() => expect(alert).toBeVisible());
  },
};

export const Dark: Story = { ...OneOfMany, globals: { theme: 'dark' } };
export const Narrow: Story = { ...OneOfMany, globals: { viewport: { value: 'narrow' } } };
