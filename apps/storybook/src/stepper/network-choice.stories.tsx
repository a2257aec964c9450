import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, fn, screen, userEvent, waitFor } from 'storybook/test';
import { NetworkChoice } from '../../.storybook/stepper-panel/network-choice.tsx';
import type { NetworkCondition } from './protocol.ts';

const onChoose = fn<(condition: NetworkCondition) => void>();

function Choice(): ReactElement {
  const [condition, setCondition] = useState<NetworkCondition>('by-hand');
  return (
    <>
      <button type="button">Before</button>
      <NetworkChoice
        condition={condition}
        onChoose={(chosen) => {
          onChoose(chosen);
          setCondition(chosen);
        }}
      />
      <button type="button">After</button>
    </>
  );
}

/** A part of Storybook's panel, played as a test only. */
const meta = {
  title: 'Panel/Network choice',
  component: Choice,
  tags: ['!autodocs', '!dev'],
  decorators: [
    (Story) => (
      <div style={{ lineHeight: '28px' }}>
        <Story />
      </div>
    ),
  ],
  beforeEach: () => {
    onChoose.mockClear();
  },
} satisfies Meta<typeof Choice>;

export default meta;
type Story = StoryObj<typeof meta>;

export const ByKeyboard: Story = {
  play: async () => {
    const chosen = (name: string) => screen.getByRole('radio', { name });
    screen.getByRole('button', { name: 'Before' }).focus();
    await userEvent.tab();
    await expect(chosen('By hand, event by event')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(chosen('Offline')).toBeChecked());
    await expect(onChoose).toHaveBeenLastCalledWith('offline');
    await userEvent.keyboard('{ArrowUp}');
    await waitFor(() => expect(chosen('Slow: each answer takes 3 s')).toBeChecked());
    await userEvent.tab();
    await expect(screen.getByRole('button', { name: 'After' })).toHaveFocus();
  },
};
