import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { inRoot } from '../../story-support/in-root.tsx';
import { backIcon, closeIcon, repeatIcon, sparkleIcon } from '../icon/icons.ts';
import { Button, type ButtonVariant } from './button.tsx';

const meta = {
  title: 'Parts/Button',
  component: Button,
  tags: ['autodocs'],
  decorators: [inRoot],
  args: { children: 'Generate', onClick: fn() },
} satisfies Meta<typeof Button>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Primary: Story = { args: { variant: 'primary', icon: sparkleIcon } };
export const Secondary: Story = { args: { children: 'Cancel' } };
export const Quiet: Story = { args: { variant: 'quiet', icon: backIcon, children: 'Back' } };
export const Danger: Story = { args: { variant: 'danger', children: 'Cancel generation' } };

/** Its text is still its name. */
export const IconOnly: Story = {
  args: { variant: 'quiet', icon: closeIcon, iconOnly: true, children: 'Close' },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'Close' });
    const { width, height } = button.getBoundingClientRect();
    await expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  },
};

/** Clicks do nothing until what it started has ended. */
export const Busy: Story = {
  args: { variant: 'primary', busy: true },
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button'));
    await expect(args.onClick).not.toHaveBeenCalled();
  },
};

/** Off, yet reachable by keyboard, so that its reason can be heard. */
export const Blocked: Story = {
  args: { variant: 'primary', blocked: true },
  play: async ({ args, canvas }) => {
    await userEvent.tab();
    await waitFor(() => expect(canvas.getByRole('button')).toHaveFocus());
    await userEvent.keyboard('{Enter}');
    await expect(args.onClick).not.toHaveBeenCalled();
  },
};

const variants: readonly ButtonVariant[] = ['primary', 'secondary', 'quiet', 'danger'];

export const AllInTheDark: Story = {
  globals: { theme: 'dark' },
  render: (args) => (
    <div style={{ display: 'flex', gap: 12, flexWrap: 'wrap' }}>
      {variants.map((variant) => (
        <Button key={variant} {...args} variant={variant} icon={repeatIcon} />
      ))}
    </div>
  ),
};

/** The arrow points the other way. */
export const BackInArabic: Story = {
  globals: { locale: 'ar-SA' },
  args: { variant: 'quiet', icon: backIcon, children: 'رجوع' },
};
