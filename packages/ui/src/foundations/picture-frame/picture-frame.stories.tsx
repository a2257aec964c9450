import { portraitUrl } from '@charhub/api-client/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { inRoot } from '../../story-support/in-root.tsx';
import { Icon } from '../icon/icon.tsx';
import { imageIcon } from '../icon/icons.ts';
import { PictureFrame } from './picture-frame.tsx';

const meta = {
  title: 'Parts/Picture frame',
  component: PictureFrame,
  tags: ['autodocs'],
  decorators: [inRoot],
  args: {
    aspect: 'square',
    subject: 'job-1',
    finalUrl: null,
    alt: 'The new avatar',
    previewAlt: 'Preview of the picture being painted',
    placeholder: <Icon shape={imageIcon} size="lg" />,
  },
} satisfies Meta<typeof PictureFrame>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const Shimmering: Story = { args: { busy: true } };
export const EarlyPreview: Story = {
  args: { busy: true, percent: 12, previewUrl: portraitUrl({ blurred: true }) },
};
export const LatePreview: Story = {
  args: { busy: true, percent: 90, previewUrl: portraitUrl() },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('img', { name: /preview/i })).toBeVisible());
  },
};
export const Finished: Story = {
  args: { finalUrl: portraitUrl({ seed: 7 }) },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('img', { name: 'The new avatar' })).toBeVisible());
  },
};
export const Portrait: Story = {
  args: { aspect: 'portrait', finalUrl: portraitUrl({ seed: 3, view: 'cover' }), alt: 'The new cover' },
  play: async ({ canvas }) => {
    const picture = await canvas.findByRole('img');
    await waitFor(async () => {
      const { width, height } = picture.getBoundingClientRect();
      await expect(height / width).toBeCloseTo(1.5, 2);
    });
  },
};

/** Its bytes cannot be had: it says so and tries again when asked. */
export const Broken: Story = {
  args: { finalUrl: 'data:image/png;base64,broken' },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('alert')).toBeVisible());
    await waitFor(() => expect(canvas.getByRole('button')).toBeEnabled());
  },
};
