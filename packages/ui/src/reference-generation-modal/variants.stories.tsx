import type { Meta, StoryObj } from '@storybook/react-vite';
import { waitFor, expect } from 'storybook/test';
import { fitsItsWindow } from '../story-support/fits-its-window.ts';
import { stopTimers } from '../story-support/long-timers.ts';
import { avatarOfAria, openReferenceScene, storedView } from '../story-support/open-reference-scene.tsx';

const meta = {
  title: 'Dialogs/Reference views/Themes, languages and sizes',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const dark = { theme: 'dark' };
const arabic = { locale: 'ar-SA' };
const narrow = { viewport: { value: 'narrow' } };

const editing: Story = {
  play: async ({ mount }) => {
    const { dialog } = await openReferenceScene(mount, {
      images: { 'character-1': [avatarOfAria, storedView('face'), storedView('front')] },
    });
    await waitFor(() => expect(dialog().querySelectorAll('label img')).toHaveLength(2));
    await fitsItsWindow();
  },
};

const painting: Story = {
  play: async ({ mount }) => {
    const { client, generate, seeProgress } = await openReferenceScene(mount);
    await generate();
    client.jobs.completeStage();
    client.jobs.advance({ percent: 24, preview: true });
    await seeProgress(2, 4, 31);
    await fitsItsWindow();
  },
};

const asking: Story = {
  play: async ({ mount }) => {
    const { client, generate, dismiss, heading } = await openReferenceScene(mount);
    await generate();
    client.jobs.completeStage();
    client.jobs.advance({ percent: 24, preview: true });
    await dismiss();
    await heading('reference.closingTitle');
    await fitsItsWindow();
  },
};

const completed: Story = {
  beforeEach: stopTimers(900),
  play: async ({ mount }) => {
    const { client, generate, see } = await openReferenceScene(mount);
    await generate();
    client.jobs.complete();
    await see('reference.saved');
    await fitsItsWindow();
  },
};

const incomplete: Story = {
  play: async ({ mount }) => {
    const { client, generate, see } = await openReferenceScene(mount);
    await generate();
    client.jobs.completeStage();
    client.jobs.failStage({ code: 'execution' });
    client.jobs.completeStage();
    client.jobs.failStage({ code: 'out-of-memory' });
    await see('failed.refunded', { count: 20 });
    await fitsItsWindow();
  },
};

export const DarkEditing: Story = { ...editing, globals: dark };
export const DarkPainting: Story = { ...painting, globals: dark };
export const DarkCompleted: Story = { ...completed, globals: dark };
export const DarkIncomplete: Story = { ...incomplete, globals: dark };

export const ArabicEditing: Story = { ...editing, globals: arabic };
export const ArabicPainting: Story = { ...painting, globals: arabic };
export const ArabicCompleted: Story = { ...completed, globals: arabic };
export const ArabicIncomplete: Story = { ...incomplete, globals: arabic };

export const NarrowEditing: Story = { ...editing, globals: narrow };
export const NarrowPainting: Story = { ...painting, globals: narrow };
export const NarrowQuestion: Story = { ...asking, globals: narrow };
export const NarrowCompleted: Story = { ...completed, globals: narrow };
export const NarrowIncomplete: Story = { ...incomplete, globals: narrow };

/** The longest texts in the least room. */
export const NarrowLongEditing: Story = { ...editing, globals: { ...narrow, locale: 'en-XA' } };
export const NarrowLongCompleted: Story = { ...completed, globals: { ...narrow, locale: 'en-XA' } };
export const LongCompleted: Story = { ...completed, globals: { locale: 'en-XA' } };
export const LongIncomplete: Story = { ...incomplete, globals: { locale: 'en-XA' } };

/** In the colours of the page it is embedded in. */
export const CharHubEditing: Story = { ...editing, globals: { host: 'charhub' } };
export const CharHubDarkPainting: Story = { ...painting, globals: { host: 'charhub', theme: 'dark' } };
