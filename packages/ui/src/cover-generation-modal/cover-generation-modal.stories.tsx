import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { openScene } from '../story-support/open-scene.tsx';
import { plainSpaces } from '../story-support/plain-spaces.ts';

const meta = {
  title: 'Dialogs/Cover',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;

export default meta;
type Story = StoryObj;

export const Editing: Story = {
  play: async ({ mount }) => {
    const { heading, see, dialog, t } = await openScene(mount, { kind: 'cover' });
    await heading('cover.title');
    await see('cover.purpose');
    const size = t('cover.size', { width: 768, height: 1152 });
    await waitFor(() => expect(dialog()).toHaveTextContent(plainSpaces(size)));
  },
};

export const Painting: Story = {
  play: async ({ mount }) => {
    const { client, generate, see, percent } = await openScene(mount, { kind: 'cover' });
    await generate();
    client.jobs.start();
    client.jobs.advance({ percent: 63, preview: true });
    await see('step.sampling', { percent: percent(63) });
  },
};

export const Completed: Story = {
  play: async ({ mount }) => {
    const { client, generate, see, onComplete, seePicture } = await openScene(mount, { kind: 'cover' });
    await generate();
    client.jobs.start();
    client.jobs.complete();
    await see('cover.saved');
    await seePicture('cover.alt');
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  },
};

export const Failed: Story = {
  play: async ({ mount }) => {
    const { client, generate, see, heading } = await openScene(mount, { kind: 'cover' });
    await generate();
    client.jobs.start();
    client.jobs.fail({ code: 'out-of-memory' });
    await heading('cover.failed');
    await see('error.out-of-memory.advice');
  },
};
