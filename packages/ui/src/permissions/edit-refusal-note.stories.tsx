import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { EditRefusalNote } from './edit-refusal-note.tsx';

const meta = {
  title: 'Parts/Edit refusal',
  component: EditRefusalNote,
  tags: ['autodocs'],
} satisfies Meta<typeof EditRefusalNote>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Beside buttons that are off, which name it in their description. */
export const OfficialCharacter: Story = {
  args: {
    refusal: {
      text: 'This is an official CharHub character. Only administrators can change its pictures.',
      issueUrl: 'https://github.com/leandro-br-dev/charhub/issues/108',
    },
  },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('link')).toHaveAttribute('rel', 'noreferrer'));
  },
};

export const SomebodyElses: Story = {
  args: { refusal: { text: 'Only Ann Amber can change this character’s pictures.', issueUrl: null } },
};
