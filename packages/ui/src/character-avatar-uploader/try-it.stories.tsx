import { characterImage } from '@charhub/api-client/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { SelfRunningPage } from '../story-support/self-running-page.tsx';
import { CharacterAvatarUploader } from './character-avatar-uploader.tsx';

const script = { images: { 'character-1': [characterImage({ seed: 7, isActive: true })] } };

const meta = {
  title: 'Avatar uploader',
  component: CharacterAvatarUploader,
  tags: ['autodocs', '!test'],
  args: {
    mode: 'edit',
    characterId: 'character-1',
    displayInitial: 'A',
    cropShape: 'round',
    onAvatarChange: fn(),
  },
  argTypes: { cropShape: { control: 'inline-radio', options: ['round', 'square'] } },
  parameters: { docs: { story: { inline: false, height: '560px' } } },
  render: (args) => (
    <SelfRunningPage script={script} width="24rem">
      <CharacterAvatarUploader {...args} />
    </SelfRunningPage>
  ),
} satisfies Meta<typeof CharacterAvatarUploader>;

export default meta;

/** Choose a file of yours, crop it and use it: the server is in this page, and keeps nothing. */
export const TryIt: StoryObj<typeof meta> = {};
