import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent, waitFor } from 'storybook/test';
import { ToastViewport } from './toast-viewport.tsx';
import type { Toast } from './toast.types.ts';

const onSelect = fn();
const background: Toast = {
  id: 'background',
  tone: 'info',
  message: 'Generation is continuing in background. You can check progress in the Images tab.',
  action: null,
};
const ready: Toast = {
  id: 'ready',
  tone: 'success',
  message: 'Aria’s avatar is ready.',
  action: { label: 'View', onSelect },
};
const failed: Toast = {
  id: 'failed',
  tone: 'error',
  message: 'Aria’s cover could not be made.',
  action: { label: 'Details', onSelect },
};

const meta = {
  title: 'Parts/Toasts',
  component: ToastViewport,
  args: { toasts: [background], onDismiss: fn() },
} satisfies Meta<typeof ToastViewport>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Background: Story = {
  play: async () => {
    await waitFor(() => expect(screen.getByText(background.message)).toBeInTheDocument());
    await waitFor(() => expect(screen.getAllByRole('button')).toHaveLength(1));
  },
};

export const Ready: Story = {
  args: { toasts: [ready] },
  play: async ({ args }) => {
    onSelect.mockClear();
    await userEvent.click(screen.getByRole('button', { name: 'View' }));
    await expect(onSelect).toHaveBeenCalledOnce();
    await expect(args.onDismiss).toHaveBeenCalledWith('ready');
  },
};

export const Failed: Story = { args: { toasts: [failed] } };
export const Several: Story = { args: { toasts: [background, ready, failed] } };
export const SeveralDark: Story = {
  args: { toasts: [background, ready, failed] },
  globals: { theme: 'dark' },
};
export const SeveralNarrow: Story = {
  args: { toasts: [background, ready, failed] },
  globals: { viewport: { value: 'narrow' } },
};
