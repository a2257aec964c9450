import { createScriptedClient } from '@charhub/api-client/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { fn } from 'storybook/test';
import { GenerationDock } from '../generation-dock/generation-dock.tsx';
import { inspectStory } from '../story-support/story-inspection.ts';
import { runningJobs } from '../story-support/running-jobs.ts';
import { selfRunningClient } from '../story-support/self-running-client.ts';
import { GenerationProvider, type GenerationProviderProps } from './generation-provider.tsx';

const meta = {
  title: 'Providers/Generation provider',
  component: GenerationProvider,
  tags: ['autodocs', '!test'],
  args: {
    client: createScriptedClient(),
    userId: 'user-1',
    storage: null,
    characterName: () => 'Aria',
    onJobFinished: fn(),
    onCreditsChange: fn(),
    onImagesChange: fn(),
    inspect: inspectStory,
    children: <GenerationDock />,
  },
  argTypes: { client: { control: false }, children: { control: false } },
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '480px' } } },
  render: (args) => <Provided {...args} />,
} satisfies Meta<typeof GenerationProvider>;

export default meta;

function Provided(props: GenerationProviderProps): ReactElement {
  const [client] = useState(() => selfRunningClient(createScriptedClient({ jobs: runningJobs })));
  return <GenerationProvider {...props} client={client} />;
}

/** Knows two jobs, and tells of them in a dock and in toasts. Give it another user, and it has none. */
export const WithDock: StoryObj<typeof meta> = {};
