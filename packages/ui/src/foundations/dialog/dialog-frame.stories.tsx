import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn, screen, userEvent, waitFor } from 'storybook/test';
import { Button } from '../button/button.tsx';
import { DialogFrame, type DialogFrameProps } from './dialog-frame.tsx';

const meta = {
  title: 'Parts/Dialog frame',
  component: DialogFrame,
  render: (args) => <Opened {...args} />,
  args: {
    open: false,
    onClose: fn(),
    title: 'A dialog',
    stateKey: 'first',
    children: <p>Whatever is in it, the frame keeps its size.</p>,
    footer: <Button variant="primary">Done</Button>,
  },
  parameters: { layout: 'fullscreen' },
} satisfies Meta<typeof DialogFrame>;

export default meta;
type Story = StoryObj<typeof meta>;

function Opened(props: DialogFrameProps) {
  const [open, setOpen] = useState(false);
  return (
    <main style={{ padding: '2rem' }}>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <DialogFrame
        {...props}
        open={open}
        onClose={() => {
          setOpen(false);
          props.onClose();
        }}
      />
    </main>
  );
}

const open = async ({ canvas }: Pick<StoryContext, 'canvas'>) => {
  await userEvent.click(canvas.getByRole('button', { name: 'Open' }));
  await waitFor(() => expect(screen.getByRole('dialog', { name: 'A dialog' })).toBeVisible());
};

export const Short: Story = { play: open };

/** The body scrolls; title and buttons stay. */
export const Long: Story = {
  args: {
    children: (
      <div tabIndex={0} role="group" aria-label="Many lines">
        {Array.from({ length: 60 }, (_, line) => (
          <p key={line}>Line {line + 1}</p>
        ))}
      </div>
    ),
  },
  play: async (context) => {
    await open(context);
    const done = screen.getByRole('button', { name: 'Done' });
    await expect(done.getBoundingClientRect().bottom).toBeLessThanOrEqual(window.innerHeight);
  },
};

export const NoButtons: Story = { args: { footer: null }, play: open };

/** Escape closes it, the focus goes back to what opened it, and the page can be used again. */
export const ClosedByEscape: Story = {
  play: async (context) => {
    await open(context);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(context.canvas.getByRole('button', { name: 'Open' })).toHaveFocus());
    await waitFor(() => expect(document.body.style.pointerEvents).toBe(''));
    await expect(context.args.onClose).toHaveBeenCalledOnce();
  },
};

export const Narrow: Story = { play: open, globals: { viewport: { value: 'narrow' } } };
export const Dark: Story = { play: open, globals: { theme: 'dark' } };
