import type { Meta, StoryObj } from '@storybook/react-vite';
import { runningJobs } from '../story-support/running-jobs.ts';
import { SelfRunningPage } from '../story-support/self-running-page.tsx';
import { GenerationDock } from './generation-dock.tsx';

const meta = {
  title: 'Parts/Dock',
  component: GenerationDock,
  tags: ['autodocs', '!test'],
  args: { offset: 16 },
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '480px' } } },
  render: (args) => (
    <SelfRunningPage script={{ jobs: runningJobs }} hasDock={false}>
      <GenerationDock {...args} />
    </SelfRunningPage>
  ),
} satisfies Meta<typeof GenerationDock>;

export default meta;

/** Two jobs run to their end. Open the pill, look into one, cancel the other. */
export const TryIt: StoryObj<typeof meta> = {};
