import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { SelfRunningPage } from '../story-support/self-running-page.tsx';
import { CharacterCreationModal } from './character-creation-modal.tsx';

const meta = {
  title: 'Dialogs/New character',
  component: CharacterCreationModal,
  tags: ['autodocs', '!test'],
  args: { isOpen: true, onClose: fn(), onCreated: fn(), onOpenCharacter: fn() },
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '760px' } } },
  render: (args) => (
    <SelfRunningPage>
      <CharacterCreationModal {...args} />
    </SelfRunningPage>
  ),
} satisfies Meta<typeof CharacterCreationModal>;

export default meta;

/** Describe somebody: the character is stored at once, its avatar and views follow. */
export const TryIt: StoryObj<typeof meta> = {};
