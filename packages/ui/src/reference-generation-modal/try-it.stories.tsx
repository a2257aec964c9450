import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { avatarOfAria } from '../story-support/open-reference-scene.tsx';
import { SelfRunningPage } from '../story-support/self-running-page.tsx';
import { ReferenceGenerationModal } from './reference-generation-modal.tsx';

const script = { images: { 'character-1': [avatarOfAria] } };

const meta = {
  title: 'Dialogs/Reference views',
  component: ReferenceGenerationModal,
  tags: ['autodocs', '!test'],
  args: { characterId: 'character-1', isOpen: true, onClose: fn(), onComplete: fn() },
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '760px' } } },
  render: (args) => (
    <SelfRunningPage script={script}>
      <ReferenceGenerationModal {...args} />
    </SelfRunningPage>
  ),
} satisfies Meta<typeof ReferenceGenerationModal>;

export default meta;

/** Choose some views and press Generate: each becomes a picture in its turn. */
export const TryIt: StoryObj<typeof meta> = {};
