import { portraitUrl, stage } from '@charhub/api-client/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { inRoot } from '../story-support/in-root.tsx';
import { StageCard } from './stage-card.tsx';

const meta = {
  title: 'Parts/Stage card',
  component: StageCard,
  tags: ['autodocs', '!test'],
  decorators: [
    (Story) => (
      <ul style={{ width: '12rem' }}>
        <Story />
      </ul>
    ),
    inRoot,
  ],
  args: {
    stage: stage({ id: 'front', state: 'running', percent: 50 }),
    subject: 'job-1',
    previewUrl: portraitUrl({ view: 'front', blurred: true }),
  },
} satisfies Meta<typeof StageCard>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Running: Story = {};
export const Waiting: Story = { args: { stage: stage({ id: 'front' }), previewUrl: null } };
export const Ready: Story = { args: { stage: stage({ id: 'front', state: 'completed' }) } };
export const Failed: Story = { args: { stage: stage({ id: 'front', state: 'failed' }) } };
