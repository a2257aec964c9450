import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { SelfRunningPage } from '../story-support/self-running-page.tsx';
import { stockOfPictures } from '../story-support/stock-of-pictures.ts';
import { ImagesTab } from './images-tab.tsx';

const script = { images: { 'character-1': stockOfPictures } };

const meta = {
  title: 'Images tab',
  component: ImagesTab,
  tags: ['autodocs', '!test'],
  args: { characterId: 'character-1', onCreateViews: fn(), onImageActivated: fn() },
  argTypes: { headingLevel: { control: 'inline-radio', options: [2, 3, 4] } },
  parameters: { docs: { story: { inline: false, height: '760px' } } },
  render: (args) => (
    <SelfRunningPage script={script} width="48rem">
      <ImagesTab {...args} />
    </SelfRunningPage>
  ),
} satisfies Meta<typeof ImagesTab>;

export default meta;

/** All of a character’s pictures, on a server that keeps what is changed until the page is left. */
export const TryIt: StoryObj<typeof meta> = {};
