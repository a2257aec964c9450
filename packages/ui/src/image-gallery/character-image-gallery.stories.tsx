import {
  characterImage,
  createScriptedClient,
  jobSnapshot,
  portraitUrl,
  stage,
  type ScriptedClient,
  type ScriptedClientOptions,
} from '@charhub/api-client/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';
import { GenerationProvider } from '../generation-provider/generation-provider.tsx';
import {
  createMessageFormatter,
  enUS,
  useMessages,
  type MessageFormatter,
  type MessageKey,
} from '../locales/index.ts';
import { CharacterImageGallery, type CharacterImageGalleryProps } from './character-image-gallery.tsx';
import { inspectStory } from '../story-support/story-inspection.ts';

const meta = { title: 'Image gallery' } satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

type Mount = (element: ReactElement) => Promise<unknown>;

interface PageProps extends Partial<CharacterImageGalleryProps> {
  readonly client: ScriptedClient;
  readonly onMessages: (messages: MessageFormatter<MessageKey>) => void;
}

function Page({ client, onMessages, ...props }: PageProps): ReactElement {
  const messages = useMessages(enUS);
  const [userId] = useState(() => crypto.randomUUID());
  onMessages(messages);
  return (
    <GenerationProvider
      inspect={inspectStory}
      client={client}
      userId={userId}
      storage={null}
      locale={messages.locale}
      translate={messages.t}
    >
      <main style={{ maxWidth: '48rem', margin: '0 auto' }}>
        <h2>Aria</h2>
        <CharacterImageGallery characterId="character-1" {...props} />
      </main>
    </GenerationProvider>
  );
}

const minute = (count: number) => new Date(Date.UTC(2026, 4, 3, 12, count)).toISOString();
const avatars = Array.from({ length: 5 }, (_, index) =>
  characterImage({ seed: 20 - index, createdAt: minute(20 - index), isActive: index === 2 }),
);
const covers = Array.from({ length: 2 }, (_, index) =>
  characterImage({ view: 'cover', seed: 40 - index, createdAt: minute(9 - index), isActive: index === 1 }),
);
const views = (['face', 'front', 'side', 'back'] as const).map((view) =>
  characterImage({ view, seed: 4, createdAt: minute(3), isActive: true }),
);
const stock = { 'character-1': [...avatars, ...covers, ...views] };

async function open(
  mount: Mount,
  options: ScriptedClientOptions & Partial<CharacterImageGalleryProps> = {},
  prepare?: (client: ScriptedClient) => void,
) {
  const { imageType, ...script } = options;
  const client = createScriptedClient({ images: stock, now: () => minute(30), ...script });
  prepare?.(client);
  let messages: MessageFormatter<MessageKey> = createMessageFormatter();
  await mount(<Page client={client} imageType={imageType} onMessages={(current) => (messages = current)} />);
  const t: MessageFormatter<MessageKey>['t'] = (key, values) => messages.t(key, values);
  return { client, t };
}

/** The tiles of the avatars, once they are there. */
async function tiles(): Promise<HTMLElement[]> {
  await waitFor(() => expect(document.querySelector('[data-ch-tile]')).toBeVisible());
  return [...document.querySelectorAll<HTMLElement>('main ul')].flatMap((list) =>
    within(list).getAllByRole('listitem'),
  );
}

/** Presses the button of a tile that does this. */
async function press(index: number, action: string): Promise<void> {
  const tile = (await tiles())[index];
  if (tile === undefined) throw new Error(`There is no tile ${index}`);
  tile.querySelector<HTMLElement>('[data-ch-tile]')?.focus();
  const named = (name: string) => name.includes(action);
  await userEvent.click(await within(tile).findByRole('button', { name: named }));
}

export const AllTypes: Story = {
  play: async ({ mount }) => {
    await open(mount);
    await waitFor(async () => expect(await tiles()).toHaveLength(11));
  },
};

export const OneType: Story = {
  play: async ({ mount }) => {
    await open(mount, { imageType: 'COVER' });
    await waitFor(async () => expect(await tiles()).toHaveLength(2));
  },
};

export const Loading: Story = {
  play: async ({ mount }) => {
    await open(mount, {}, (client) => client.hold('listImages'));
    await waitFor(() => expect(document.querySelectorAll('[data-ch-shimmer]')).toHaveLength(4));
  },
};

export const Empty: Story = {
  play: async ({ mount }) => {
    const { t } = await open(mount, { images: {} });
    await waitFor(() => expect(screen.getByText(t('images.empty.all'))).toBeVisible());
  },
};

export const NotLoaded: Story = {
  play: async ({ mount }) => {
    await open(mount, {}, (client) => client.failCalls('listImages', 'server'));
    await waitFor(() => expect(screen.getByRole('alert')).toBeVisible());
  },
};

const painting = jobSnapshot({
  id: 'avatar-job',
  state: 'running',
  stages: [stage({ id: 'avatar', state: 'running', percent: 40 })],
  preview: { url: portraitUrl({ seed: 77, blurred: true }), stage: 'avatar' },
});

/** Its tile stays in its place and becomes the picture. */
export const BeingMade: Story = {
  play: async ({ mount }) => {
    await open(mount, { jobs: [painting] });
    await waitFor(() => expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40'));
    await waitFor(async () => expect(await tiles()).toHaveLength(12));
  },
};

export const JustMade: Story = {
  play: async ({ mount }) => {
    const { client, t } = await open(mount, { jobs: [painting] });
    await screen.findByRole('progressbar');
    client.jobs.complete();
    await waitFor(() => expect(screen.getByText(t('images.new'))).toBeVisible());
    await waitFor(async () => expect(await tiles()).toHaveLength(12));
  },
};

export const Used: Story = {
  play: async ({ mount }) => {
    const { t } = await open(mount);
    await press(0, t('images.use'));
    // It fades in.
    const undo = await screen.findByRole('button', { name: t('images.undo') });
    await waitFor(() => expect(undo).toBeVisible());
  },
};

export const NotUsed: Story = {
  play: async ({ mount }) => {
    const { t } = await open(mount, {}, (client) => client.failCalls('activateImage', 'server'));
    await press(0, t('images.use'));
    await waitFor(() => expect(screen.getByText(t('images.notActivated'))).toBeVisible());
  },
};

export const AskingBeforeDeletion: Story = {
  play: async ({ mount }) => {
    const { t } = await open(mount);
    await press(2, t('images.delete'));
    const question = await screen.findByRole('alertdialog');
    await waitFor(() => expect(question).toBeVisible());
    await waitFor(() =>
      expect(within(question).getByRole('button', { name: t('images.keep') })).toHaveFocus(),
    );
  },
};

export const ComparedAvatars: Story = {
  play: async ({ mount }) => {
    const { t } = await open(mount);
    await press(0, t('images.compare'));
    await waitFor(() => expect(screen.getByAltText(t('images.thisPicture'))).toBeVisible());
  },
};

export const ComparedCovers: Story = {
  play: async ({ mount }) => {
    const { t } = await open(mount, { imageType: 'COVER' });
    await press(0, t('images.compare'));
    await waitFor(() => expect(screen.getByAltText(t('images.thisPicture'))).toBeVisible());
  },
};

/** With what can be done with it, and how it was made. */
export const SeenLarge: Story = {
  play: async ({ mount }) => {
    const { t } = await open(mount);
    (await tiles())[0]?.querySelector<HTMLElement>('[data-ch-tile]')?.click();
    const viewer = await screen.findByRole('dialog');
    await userEvent.click(within(viewer).getByRole('button', { name: t('action.details') }));
    // The details come with more of themselves: what was found first may have been replaced.
    await waitFor(() => expect(within(viewer).getByText(t('viewer.date'))).toBeVisible());
  },
};

export const OfficialCharacter: Story = {
  play: async ({ mount }) => {
    const { t } = await open(mount, { access: { canEdit: false, isOfficial: true } });
    await waitFor(() => expect(screen.getByText(t('forbidden.official'), { exact: false })).toBeVisible());
    await expect(screen.queryByText(t('images.use'))).toBeNull();
  },
};

/** Only what is near the screen is loaded, laid out and painted. */
export const ThousandPictures: Story = {
  // For contrast, axe measures every element against every other; the same tiles stand in All Types.
  parameters: { a11y: { config: { rules: [{ id: 'color-contrast', enabled: false }] } } },
  play: async ({ mount }) => {
    const many = Array.from({ length: 1_000 }, (_, index) =>
      characterImage({ seed: index + 1, createdAt: minute(1_000 - index), isActive: index === 0 }),
    );
    await open(mount, { images: { 'character-1': many } });
    await waitFor(async () => expect(await tiles()).toHaveLength(1_000));
  },
};

export const Dark: Story = { ...JustMade, globals: { theme: 'dark' } };
export const Narrow: Story = { ...Used, globals: { viewport: { value: 'narrow' } } };
export const Arabic: Story = { ...Used, globals: { locale: 'ar-SA' } };
export const ArabicLarge: Story = { ...SeenLarge, globals: { locale: 'ar-SA' } };
export const NarrowLarge: Story = { ...SeenLarge, globals: { viewport: { value: 'narrow' } } };
