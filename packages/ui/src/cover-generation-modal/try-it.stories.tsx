import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { SelfRunningPage } from '../story-support/self-running-page.tsx';
import { CoverGenerationModal } from './cover-generation-modal.tsx';

const meta = {
  title: 'Dialogs/Cover',
  component: CoverGenerationModal,
  tags: ['autodocs', '!test'],
  args: { characterId: 'character-1', isOpen: true, onClose: fn(), onComplete: fn() },
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '760px' } } },
  render: (args) => (
    <SelfRunningPage>
      <CoverGenerationModal {...args} />
    </SelfRunningPage>
  ),
} satisfies Meta<typeof CoverGenerationModal>;

export default meta;

/** The avatar's dialog with the portrait format of a cover. */
export const TryIt: StoryObj<typeof meta> = {};
