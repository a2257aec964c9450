import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, waitFor } from 'storybook/test';
import { fitsItsWindow } from '../story-support/fits-its-window.ts';
import { openScene, type OpenedScene } from '../story-support/open-scene.tsx';

const meta = {
  title: 'Dialogs/Avatar/Themes, languages and sizes',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const dark = { theme: 'dark' };
const arabic = { locale: 'ar-SA' };
const narrow = { viewport: { value: 'narrow' } };

const editing: Story = {
  play: async ({ mount }) => {
    const { heading, describe, chooseSample } = await openScene(mount);
    await heading('avatar.title');
    await describe('A lighthouse keeper with silver hair and a red scarf');
    await chooseSample();
    await fitsItsWindow();
  },
};

const painting: Story = {
  play: async ({ mount }) => {
    const { client, generate, see, percent } = await openScene(mount);
    await generate();
    client.jobs.advance({ percent: 63, preview: true });
    await see('step.sampling', { percent: percent(63) });
    await fitsItsWindow();
  },
};

const asking: Story = {
  play: async ({ mount }) => {
    const { client, generate, dismiss, heading } = await openScene(mount);
    await generate();
    client.jobs.advance({ percent: 63, preview: true });
    await dismiss();
    await heading('closing.title');
    await fitsItsWindow();
    await waitFor(() => expect(isInSight(screen.getByRole('progressbar'))).toBe(true));
  },
};

/** Bar and picture stay where they are when the connection goes. */
const disconnected: Story = {
  play: async ({ mount }) => {
    const { client, generate, see, percent } = await openScene(mount);
    await generate();
    client.jobs.advance({ percent: 40, preview: true });
    await see('step.sampling', { percent: percent(40) });
    const top = () =>
      screen.getByRole('progressbar').getBoundingClientRect().top -
      screen.getByRole('dialog').getBoundingClientRect().top;
    const before = top();
    client.setConnection('lost');
    const line = await see('connection.lost');
    await waitFor(() => expect(isInSight(line)).toBe(true));
    await waitFor(() => expect(top()).toBeCloseTo(before));
  },
};

const completed: Story = {
  play: async ({ mount }) => {
    const { client, generate, see } = await openScene(mount);
    await generate();
    client.jobs.start();
    client.jobs.complete();
    await see('avatar.saved');
    await fitsItsWindow();
  },
};

async function seeFailure(mount: Parameters<typeof openScene>[0]): Promise<OpenedScene> {
  const scene = await openScene(mount);
  await scene.generate();
  scene.client.jobs.start();
  scene.client.jobs.fail({ code: 'out-of-memory' });
  await scene.see('error.out-of-memory.what');
  return scene;
}

const failed: Story = {
  play: async ({ mount }) => {
    await seeFailure(mount);
    await fitsItsWindow();
  },
};

/** What was asked for is seen at once, without scrolling for it. */
const failedInDetail: Story = {
  play: async ({ mount }) => {
    const { press } = await seeFailure(mount);
    await press('action.details');
    await waitFor(() => expect(isInSight(screen.getByRole('list'))).toBe(true));
    await waitFor(() => expect(isInSight(screen.getByRole('button', { expanded: true }))).toBe(true));
  },
};

/** Whether no line of it lies under the buttons or the title. */
function isInSight(element: HTMLElement): boolean {
  const body = screen.getByRole('dialog').querySelector('header + div') ?? element;
  const { top, bottom } = element.getBoundingClientRect();
  const seen = body.getBoundingClientRect();
  return top >= seen.top && bottom <= seen.bottom;
}

export const DarkEditing: Story = { ...editing, globals: dark };
export const DarkPainting: Story = { ...painting, globals: dark };
export const DarkQuestion: Story = { ...asking, globals: dark };
export const DarkCompleted: Story = { ...completed, globals: dark };
export const DarkFailed: Story = { ...failed, globals: dark };

export const ArabicEditing: Story = { ...editing, globals: arabic };
export const ArabicPainting: Story = { ...painting, globals: arabic };
export const ArabicQuestion: Story = { ...asking, globals: arabic };
export const ArabicCompleted: Story = { ...completed, globals: arabic };
export const ArabicFailed: Story = { ...failed, globals: arabic };

export const NarrowEditing: Story = { ...editing, globals: narrow };
export const NarrowPainting: Story = { ...painting, globals: narrow };
export const NarrowQuestion: Story = { ...asking, globals: narrow };
export const NarrowCompleted: Story = { ...completed, globals: narrow };
export const NarrowFailed: Story = { ...failed, globals: narrow };

export const NarrowFailedInDetail: Story = { ...failedInDetail, globals: narrow };

/** The longest texts in the least room. */
export const NarrowLongQuestion: Story = { ...asking, globals: { ...narrow, locale: 'en-XA' } };
export const NarrowLongFailed: Story = { ...failed, globals: { ...narrow, locale: 'en-XA' } };
export const NarrowGermanDisconnected: Story = { ...disconnected, globals: { ...narrow, locale: 'de-DE' } };
export const NarrowGermanCompleted: Story = { ...completed, globals: { ...narrow, locale: 'de-DE' } };

/** In the colours of the page it is embedded in. */
export const CharHubEditing: Story = { ...editing, globals: { host: 'charhub' } };
export const CharHubDarkFailed: Story = { ...failed, globals: { host: 'charhub', theme: 'dark' } };
