import { characterImage } from '@charhub/api-client/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { inRoot } from '../story-support/in-root.tsx';
import { SelfRunningPage } from '../story-support/self-running-page.tsx';
import { ImageDetails } from './image-details.tsx';

const image = characterImage({ seed: 7, isActive: true });
const script = { images: { 'character-1': [image] } };

const meta = {
  title: 'Parts/Image details',
  component: ImageDetails,
  tags: ['autodocs', '!test'],
  decorators: [inRoot],
  args: { characterId: 'character-1', image },
  render: (args) => (
    <SelfRunningPage script={script} hasDock={false}>
      <ImageDetails {...args} />
    </SelfRunningPage>
  ),
} satisfies Meta<typeof ImageDetails>;

export default meta;

export const Known: StoryObj<typeof meta> = {};
