import type { Meta, StoryObj } from '@storybook/react-vite';
import { fitsItsWindow } from '../story-support/fits-its-window.ts';
import { openCreationScene } from '../story-support/open-creation-scene.tsx';

const meta = {
  title: 'Dialogs/New character/Themes, languages and sizes',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const dark = { theme: 'dark' };
const arabic = { locale: 'ar-SA' };
const narrow = { viewport: { value: 'narrow' } };

const short: Story = {
  play: async ({ mount }) => {
    const { see } = await openCreationScene(mount, { balance: 42, onGetCredits: () => undefined });
    await see('price.missing', { count: 8 });
    await fitsItsWindow();
  },
};

const painting: Story = {
  play: async ({ mount }) => {
    const { create, client, jobOf, see } = await openCreationScene(mount);
    await create();
    client.jobs.advance({ percent: 63, preview: true }, jobOf('avatar'));
    await see('creation.stored', { name: 'Aria' });
    await fitsItsWindow();
  },
};

const failed: Story = {
  play: async ({ mount }) => {
    const { create, client, jobOf, see } = await openCreationScene(mount);
    await create();
    client.jobs.fail({ code: 'out-of-memory' }, jobOf('avatar'));
    await see('error.out-of-memory.what');
    await fitsItsWindow();
  },
};

const ready: Story = {
  play: async ({ mount }) => {
    const { create, client, jobOf, heading } = await openCreationScene(mount);
    await create();
    client.jobs.complete(jobOf('avatar'));
    client.jobs.complete(jobOf('reference-dataset'));
    await heading('creation.ready', { name: 'Aria' });
    await fitsItsWindow();
  },
};

export const DarkReady: Story = { ...ready, globals: dark };
export const DarkShortOfCredits: Story = { ...short, globals: dark };
export const ArabicPainting: Story = { ...painting, globals: arabic };
export const ArabicFailed: Story = { ...failed, globals: arabic };
export const NarrowShortOfCredits: Story = { ...short, globals: narrow };
export const NarrowFailed: Story = { ...failed, globals: narrow };
export const NarrowReady: Story = { ...ready, globals: narrow };
