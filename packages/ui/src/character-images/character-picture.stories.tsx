import { portraitUrl } from '@charhub/api-client/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { CharacterPicture } from './character-picture.tsx';

const meta = {
  title: 'Parts/Character picture',
  component: CharacterPicture,
  tags: ['autodocs', '!test'],
  args: {
    subject: 'character-1',
    url: portraitUrl({ seed: 7 }),
    alt: 'Aria',
    fallback: 'No picture yet',
    className: 'ch:size-full',
  },
  argTypes: { url: { control: 'text' }, className: { control: 'text' }, fallback: { control: 'text' } },
  decorators: [
    (Story) => (
      <div style={{ width: '12rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof CharacterPicture>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Shown: Story = {};
export const None: Story = { args: { url: null } };
export const Broken: Story = { args: { url: 'data:image/png;base64,x' } };
