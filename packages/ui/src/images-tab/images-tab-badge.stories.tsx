import type { Meta, StoryObj } from '@storybook/react-vite';
import { SelfRunningPage } from '../story-support/self-running-page.tsx';
import { runningJobs } from '../story-support/running-jobs.ts';
import { ImagesTabBadge } from './images-tab-badge.tsx';

const meta = {
  title: 'Parts/Images tab badge',
  component: ImagesTabBadge,
  tags: ['autodocs', '!test'],
  args: { characterId: 'character-1' },
  render: (args) => (
    <SelfRunningPage script={{ jobs: runningJobs }} hasDock={false}>
      <p>
        Images <ImagesTabBadge {...args} />
      </p>
    </SelfRunningPage>
  ),
} satisfies Meta<typeof ImagesTabBadge>;

export default meta;

/** Two jobs run; with the last one the dot goes. */
export const TwoRunning: StoryObj<typeof meta> = {};
