import type { Meta, StoryObj } from '@storybook/react-vite';
import { inWideRoot } from '../story-support/in-root.tsx';
import { runningJobs } from '../story-support/running-jobs.ts';
import { SelfRunningPage } from '../story-support/self-running-page.tsx';
import { RunningJobTiles } from './running-job-tiles.tsx';

const meta = {
  title: 'Parts/Running job tiles',
  component: RunningJobTiles,
  tags: ['autodocs', '!test'],
  decorators: [inWideRoot],
  args: { characterId: 'character-1' },
  render: (args) => (
    <SelfRunningPage script={{ jobs: runningJobs }} hasDock={false}>
      <RunningJobTiles {...args} />
    </SelfRunningPage>
  ),
} satisfies Meta<typeof RunningJobTiles>;

export default meta;

/** They fill in place, and go when their pictures are in the list below. */
export const TwoRunning: StoryObj<typeof meta> = {};
