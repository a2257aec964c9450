import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { inRoot } from '../../story-support/in-root.tsx';
import { ProgressBar } from './progress-bar.tsx';

const meta = {
  title: 'Parts/Progress bar',
  component: ProgressBar,
  tags: ['autodocs'],
  decorators: [inRoot],
  args: { percent: 63, label: 'Progress', valueText: 'Painting… 63%' },
} satisfies Meta<typeof ProgressBar>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Painting: Story = {
  play: async ({ canvas }) => {
    const bar = canvas.getByRole('progressbar', { name: 'Progress' });
    await waitFor(() => expect(bar).toHaveAttribute('aria-valuenow', '63'));
    await waitFor(() => expect(bar).toHaveAttribute('aria-valuetext', 'Painting… 63%'));
  },
};

/** While a model loads nobody knows how long it takes: a sweep, and no number for a screen reader either. */
export const Unknown: Story = {
  args: { percent: null, valueText: 'Loading the model' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow');
  },
};

export const Complete: Story = { args: { percent: 100, valueText: 'Ready' } };
export const Dark: Story = { globals: { theme: 'dark' } };

/** It grows from the right. */
export const RightToLeft: Story = {
  globals: { locale: 'ar-SA' },
  play: async ({ canvas }) => {
    const bar = canvas.getByRole('progressbar');
    const filled = bar.firstElementChild?.getBoundingClientRect();
    await expect(filled?.right).toBe(bar.getBoundingClientRect().right);
  },
};
