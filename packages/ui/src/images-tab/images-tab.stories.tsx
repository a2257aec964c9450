import {
  characterImage,
  createScriptedClient,
  datasetScenario,
  jobSnapshot,
  portraitUrl,
  stage,
  type ScriptedClient,
  type ScriptedClientOptions,
} from '@charhub/api-client/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement, type ReactNode } from 'react';
import { expect, screen, waitFor } from 'storybook/test';
import { GenerationProvider } from '../generation-provider/generation-provider.tsx';
import { enUS, useMessages } from '../locales/index.ts';
import { ImagesTabBadge } from './images-tab-badge.tsx';
import { ImagesTab } from './images-tab.tsx';
import { inspectStory } from '../story-support/story-inspection.ts';

const meta = { title: 'Images tab' } satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

function Provided({ client, children }: { readonly client: ScriptedClient; readonly children: ReactNode }) {
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
      {children}
    </GenerationProvider>
  );
}

function Tab({ client }: { readonly client: ScriptedClient }): ReactElement {
  return (
    <Provided client={client}>
      <main style={{ maxWidth: '48rem', margin: '0 auto' }}>
        <p>
          Images <ImagesTabBadge characterId="character-1" />
        </p>
        <ImagesTab characterId="character-1" onCreateViews={() => {}} />
      </main>
    </Provided>
  );
}

type Mount = (element: ReactElement) => Promise<unknown>;

async function open(
  mount: Mount,
  options: ScriptedClientOptions = {},
  prepare?: (client: ScriptedClient) => void,
) {
  const client = createScriptedClient(options);
  prepare?.(client);
  await mount(<Tab client={client} />);
  return client;
}

const pictures = (['face', 'front', 'side', 'back'] as const).map((view) =>
  characterImage({ view, seed: 4, isActive: true }),
);
const dataset = datasetScenario({ id: 'dataset-job' });
const avatar = jobSnapshot({
  id: 'avatar-job',
  state: 'running',
  stages: [stage({ id: 'avatar', state: 'running', percent: 40 })],
  preview: { url: portraitUrl({ blurred: true }), stage: 'avatar' },
});

const shown = (count: number) => waitFor(() => expect(screen.getAllByRole('img')).toHaveLength(count));

export const Empty: Story = {
  play: async ({ mount }) => {
    const client = await open(mount);
    await waitFor(() => expect(client.callsOf('listImages')).toHaveLength(1));
    await expect(screen.queryByRole('img')).toBeNull();
    await waitFor(() => expect(screen.getByRole('button')).toBeEnabled());
  },
};

export const Loading: Story = {
  play: async ({ mount }) => {
    await open(mount, {}, (client) => client.hold('listImages'));
    await waitFor(() => expect(document.querySelectorAll('[data-ch-shimmer]')).toHaveLength(8));
  },
};

export const NotLoaded: Story = {
  play: async ({ mount }) => {
    await open(mount, {}, (client) => client.failCalls('listImages', 'server'));
    await waitFor(() => expect(screen.getByRole('alert')).toBeVisible());
  },
};

export const FourPictures: Story = {
  play: async ({ mount }) => {
    await open(mount, { images: { 'character-1': pictures } });
    await shown(4);
  },
};

export const TwoOfFour: Story = {
  play: async ({ mount }) => {
    await open(mount, { images: { 'character-1': pictures.slice(0, 2) } });
    await shown(2);
  },
};

/** The second is being painted; the other two are the old ones until their turn. */
export const Filling: Story = {
  play: async ({ mount }) => {
    const client = await open(mount, { images: { 'character-1': pictures }, jobs: dataset.slice(0, 1) });
    await waitFor(() => expect(client.watcherCount()).toBe(1));
    client.jobs.completeStage();
    client.jobs.advance({ percent: 45, preview: true });
    await shown(4);
    await waitFor(() => expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow'));
  },
};

export const AvatarToo: Story = {
  play: async ({ mount }) => {
    await open(mount, { images: { 'character-1': pictures.slice(0, 3) }, jobs: [avatar] });
    await shown(4);
    await waitFor(() => expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40'));
  },
};

export const Dark: Story = { ...Filling, globals: { theme: 'dark' } };
export const Narrow: Story = { ...Filling, globals: { viewport: { value: 'narrow' } } };
export const Arabic: Story = { ...Filling, globals: { locale: 'ar-SA' } };
