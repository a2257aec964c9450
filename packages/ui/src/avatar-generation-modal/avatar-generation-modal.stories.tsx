import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, waitFor } from 'storybook/test';
import { SelfRunningPage } from '../story-support/self-running-page.tsx';
import { AvatarGenerationModal } from './avatar-generation-modal.tsx';

const meta = {
  title: 'Dialogs/Avatar',
  component: AvatarGenerationModal,
  tags: ['autodocs'],
  args: { characterId: 'character-1', isOpen: true, onClose: fn(), onComplete: fn() },
  parameters: {
    layout: 'fullscreen',
    docs: { story: { inline: false, height: '760px' } },
  },
  render: (args) => (
    <SelfRunningPage>
      <AvatarGenerationModal {...args} />
    </SelfRunningPage>
  ),
} satisfies Meta<typeof AvatarGenerationModal>;

export default meta;

/** A server that works by itself: write something, press Generate, close it in the middle. Nothing leaves this page. */
export const TryIt: StoryObj<typeof meta> = {
  play: async () => {
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveFocus());
  },
};
