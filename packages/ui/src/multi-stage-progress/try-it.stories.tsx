import type { Meta, StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import { SelfRunningPage } from '../story-support/self-running-page.tsx';
import { MultiStageProgress } from './multi-stage-progress.tsx';

const meta = {
  title: 'Multi-stage progress',
  component: MultiStageProgress,
  tags: ['autodocs', '!test'],
  args: {
    characterId: 'character-1',
    autoStart: false,
    viewsToGenerate: ['face', 'front', 'side', 'back'],
    onComplete: fn(),
    onError: fn(),
    onGenerationComplete: fn(),
  },
  argTypes: {
    viewsToGenerate: { control: 'inline-check', options: ['face', 'front', 'side', 'back'] },
  },
  parameters: { docs: { story: { inline: false, height: '560px' } } },
  render: (args) => (
    <SelfRunningPage width="45rem">
      <MultiStageProgress {...args} />
    </SelfRunningPage>
  ),
} satisfies Meta<typeof MultiStageProgress>;

export default meta;

/** Press Start: each view becomes a picture in its turn. */
export const TryIt: StoryObj<typeof meta> = {};
