import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { SelfRunningPage } from '../story-support/self-running-page.tsx';
import { stockOfPictures } from '../story-support/stock-of-pictures.ts';
import { CharacterImageGallery } from './character-image-gallery.tsx';

const script = { images: { 'character-1': stockOfPictures } };

const meta = {
  title: 'Image gallery',
  component: CharacterImageGallery,
  tags: ['autodocs', '!test'],
  args: { characterId: 'character-1', onImageActivated: fn() },
  argTypes: {
    imageType: { control: 'select', options: [undefined, 'AVATAR', 'COVER', 'REFERENCE'] },
    headingLevel: { control: 'inline-radio', options: [2, 3, 4] },
  },
  parameters: { docs: { story: { inline: false, height: '760px' } } },
  render: (args) => (
    <SelfRunningPage script={script} width="48rem">
      <CharacterImageGallery {...args} />
    </SelfRunningPage>
  ),
} satisfies Meta<typeof CharacterImageGallery>;

export default meta;

/** Use another picture, delete one, take it back, open one large. */
export const TryIt: StoryObj<typeof meta> = {};
