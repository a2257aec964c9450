import {
  createScriptedClient,
  jobError,
  jobSnapshot,
  stage,
  type ScriptedClient,
  type ScriptedClientOptions,
} from '@charhub/api-client/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, fn, screen, userEvent, waitFor } from 'storybook/test';
import { GenerationProvider } from '../generation-provider/generation-provider.tsx';
import { enUS, useMessages } from '../locales/index.ts';
import type { MultiStageProgressProps } from './multi-stage-progress.types.ts';
import { MultiStageProgress } from './multi-stage-progress.tsx';
import { inspectStory } from '../story-support/story-inspection.ts';

const meta = { title: 'Multi-stage progress' } satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

interface PageProps {
  readonly client: ScriptedClient;
  readonly progress: Partial<MultiStageProgressProps>;
}

function Page({ client, progress }: PageProps): ReactElement {
  const { locale, t } = useMessages(enUS);
  const [userId] = useState(() => crypto.randomUUID());
  return (
    <GenerationProvider
      inspect={inspectStory}
      client={client}
      userId={userId}
      storage={null}
      locale={locale}
      translate={t}
    >
      <main style={{ maxWidth: '45rem', margin: '0 auto' }}>
        <MultiStageProgress characterId="character-1" {...progress} />
      </main>
    </GenerationProvider>
  );
}

type Mount = (element: ReactElement) => Promise<unknown>;

async function open(
  mount: Mount,
  progress: Partial<MultiStageProgressProps> = {},
  options: ScriptedClientOptions = {},
): Promise<ScriptedClient> {
  const client = createScriptedClient({ price: 10, ...options });
  await mount(<Page client={client} progress={progress} />);
  return client;
}

async function start(mount: Mount, progress: Partial<MultiStageProgressProps> = {}): Promise<ScriptedClient> {
  const client = await open(mount, { autoStart: true, ...progress });
  await waitFor(() => expect(client.watcherCount()).toBe(1));
  return client;
}

const cards = () => screen.getAllByRole('listitem');
const states = () => cards().map((card) => card.textContent);
const pictures = (count: number) => waitFor(() => expect(screen.getAllByRole('img')).toHaveLength(count));

/** Standing alone it waits for a click, with the price on the button. */
export const WaitingForStart: Story = {
  play: async ({ mount }) => {
    const client = await open(mount);
    const button = await screen.findByRole('button');
    await waitFor(() => expect(button).toBeEnabled());
    await waitFor(() => expect(button).toHaveTextContent(/40|٤٠/));
    await userEvent.click(button);
    await waitFor(() => expect(client.callsOf('submitJob')).toHaveLength(1));
  },
};

export const NotEnoughCredits: Story = {
  play: async ({ mount }) => {
    const client = await open(mount, { autoStart: true }, { balance: 14 });
    await waitFor(() => expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'true'));
    await expect(client.callsOf('submitJob')).toEqual([]);
  },
};

export const SecondOfFour: Story = {
  play: async ({ mount }) => {
    const client = await start(mount);
    client.jobs.completeStage();
    client.jobs.advance({ percent: 24, preview: true });
    await pictures(2);
    await waitFor(() => expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '31'));
  },
};

export const OneView: Story = {
  play: async ({ mount }) => {
    const client = await start(mount, { viewsToGenerate: ['side'] });
    client.jobs.advance({ percent: 50, preview: true });
    await pictures(1);
    await waitFor(() => expect(cards()).toHaveLength(1));
  },
};

export const TwoViews: Story = {
  play: async ({ mount }) => {
    const client = await start(mount, { viewsToGenerate: ['back', 'front'] });
    client.jobs.completeStage();
    await pictures(1);
    await expect(cards().map(({ dataset }) => dataset['view'])).toEqual(['front', 'back']);
  },
};

export const ThreeViews: Story = {
  play: async ({ mount }) => {
    const client = await start(mount, { viewsToGenerate: ['face', 'front', 'side'] });
    client.jobs.completeStage();
    client.jobs.completeStage();
    await pictures(2);
    await waitFor(() => expect(cards()).toHaveLength(3));
  },
};

export const Completed: Story = {
  play: async ({ mount }) => {
    const onComplete = fn();
    const client = await start(mount, { onComplete });
    client.jobs.complete();
    await pictures(4);
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  },
};

export const Incomplete: Story = {
  play: async ({ mount }) => {
    const onError = fn();
    const client = await start(mount, { onError });
    client.jobs.completeStage();
    client.jobs.completeStage();
    client.jobs.failStage({ code: 'out-of-memory', details: ['KSampler'] });
    client.jobs.completeStage();
    await pictures(3);
    await waitFor(() => expect(onError).toHaveBeenCalledOnce());
    await expect(typeof onError.mock.calls[0]?.[0]).toBe('string');
  },
};

export const Failed: Story = {
  play: async ({ mount }) => {
    const client = await start(mount);
    client.jobs.start();
    client.jobs.fail({ code: 'unavailable' });
    await waitFor(() => expect(cards().every(({ dataset }) => dataset['view'])).toBe(true));
    await waitFor(() => expect(screen.getByRole('list')).toBeVisible());
  },
};

/** Pictures that were there already, shown as they are; only the others were made. */
export const Cached: Story = {
  play: async ({ mount }) => {
    const stages = [
      stage({ id: 'face', state: 'completed' }),
      stage({ id: 'front', state: 'completed' }),
      stage({ id: 'side', state: 'running', percent: 12, step: 'loading' }),
      stage({ id: 'back' }),
    ];
    await open(
      mount,
      { jobKey: 'job-1' },
      { jobs: [jobSnapshot({ state: 'running', revision: 9, stages })] },
    );
    await pictures(2);
  },
};

export const Skipped: Story = {
  play: async ({ mount }) => {
    const client = await start(mount);
    client.jobs.completeStage();
    client.jobs.cancel();
    await pictures(1);
    await waitFor(() => expect(new Set(states()).size).toBe(4));
  },
};

export const ConnectionLost: Story = {
  play: async ({ mount }) => {
    const client = await start(mount);
    client.jobs.completeStage();
    client.jobs.advance({ percent: 60, preview: true });
    client.setConnection('lost');
    await pictures(2);
  },
};

export const Refused: Story = {
  play: async ({ mount }) => {
    const onError = fn();
    await open(mount, { autoStart: true, onError }, { access: { canEdit: false } });
    await waitFor(() => expect(onError).toHaveBeenCalledOnce());
  },
};

/** It has ended elsewhere, with a view missing. */
export const ShownAfterwards: Story = {
  play: async ({ mount }) => {
    const stages = [
      stage({ id: 'face', state: 'completed' }),
      stage({ id: 'back', state: 'failed', error: jobError({ code: 'lost' }) }),
    ];
    await open(mount, { jobKey: 'job-1' }, { jobs: [jobSnapshot({ state: 'failed', revision: 9, stages })] });
    await pictures(1);
  },
};

export const Dark: Story = { ...SecondOfFour, globals: { theme: 'dark' } };
export const DarkIncomplete: Story = { ...Incomplete, globals: { theme: 'dark' } };
export const Narrow: Story = { ...SecondOfFour, globals: { viewport: { value: 'narrow' } } };
export const NarrowIncomplete: Story = { ...Incomplete, globals: { viewport: { value: 'narrow' } } };
export const Arabic: Story = { ...SecondOfFour, globals: { locale: 'ar-SA' } };
