import type { Meta, StoryObj } from '@storybook/react-vite';
import { datasetScenario } from '@charhub/api-client/testing';
import { StageCards } from '../multi-stage-progress/stage-cards.tsx';
import { inWideRoot } from '../story-support/in-root.tsx';
import { deDE } from './de-de.ts';
import { MessagesProvider } from './messages-context.tsx';

const meta = {
  title: 'Providers/Messages provider',
  component: MessagesProvider,
  tags: ['autodocs', '!test'],
  decorators: [inWideRoot],
  args: {
    locale: 'de-DE',
    messages: deDE,
    children: <StageCards subject="job-1" stages={datasetScenario()[2]?.stages ?? []} />,
  },
  argTypes: { children: { control: false } },
  parameters: {
    docs: { source: { code: '<MessagesProvider locale="de-DE" messages={deDE}>…</MessagesProvider>' } },
  },
} satisfies Meta<typeof MessagesProvider>;

export default meta;

/** Not needed below a GenerationProvider, which has the same three props. */
export const German: StoryObj<typeof meta> = {};
