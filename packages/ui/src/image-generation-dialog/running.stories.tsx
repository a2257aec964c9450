import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, waitFor } from 'storybook/test';
import { hurryTimers } from '../story-support/long-timers.ts';
import { openScene } from '../story-support/open-scene.tsx';

const meta = {
  title: 'Dialogs/Avatar/Running',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const UploadingSample: Story = {
  play: async ({ mount }) => {
    const { client, chooseSample, press, see, percent, footer } = await openScene(mount, {
      prepare: (scripted) => scripted.hold('uploadSample'),
    });
    await chooseSample();
    await press('action.generate');
    await waitFor(() => expect(client.callsOf('uploadSample')).toHaveLength(1));
    client.setUploadProgress(0.4);
    await see('progress.uploading', { percent: percent(40) });
    await waitFor(() => expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40'));
    await expect(footer()).toEqual([]);
    await expect(client.callsOf('submitJob')).toEqual([]);
  },
};

export const Sending: Story = {
  play: async ({ mount }) => {
    const { press, see, heading } = await openScene(mount, {
      prepare: (client) => client.hold('submitJob'),
    });
    await press('action.generate');
    await see('progress.sending');
    await heading('avatar.making');
  },
};

export const Queued: Story = {
  play: async ({ mount }) => {
    const { client, generate, see } = await openScene(mount);
    await generate();
    client.jobs.queue(2);
    await see('step.queued', { count: 2 });
    await expect(screen.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow');
  },
};

export const NextInLine: Story = {
  play: async ({ mount }) => {
    const { client, generate, see } = await openScene(mount);
    await generate();
    client.jobs.queue(0);
    await see('step.next');
  },
};

/** Its own step: the bar does not pretend to know how long it takes. */
export const LoadingModel: Story = {
  play: async ({ mount }) => {
    const { client, generate, see } = await openScene(mount);
    await generate();
    client.jobs.start();
    await see('step.loading');
  },
};

export const Painting: Story = {
  play: async ({ mount }) => {
    const { client, generate, see, t, percent, footer, seePicture } = await openScene(mount);
    await generate();
    client.jobs.start();
    client.jobs.advance({ percent: 63, preview: true });
    await see('step.sampling', { percent: percent(63) });
    await seePicture('progress.previewAlt');
    await waitFor(() => expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '63'));
    await expect(footer()).toEqual([]);
    await waitFor(() => expect(screen.getByRole('button', { name: t('dialog.close') })).toBeEnabled());
  },
};

/** A late message says less than is known already: nothing goes back. */
export const PaintingAfterALateMessage: Story = {
  play: async ({ mount }) => {
    const { client, generate, see, percent } = await openScene(mount);
    await generate();
    const late = client.jobs.start();
    client.jobs.advance({ percent: 63, preview: true });
    client.jobs.put(late);
    await see('step.sampling', { percent: percent(63) });
  },
};

export const RefiningFace: Story = {
  play: async ({ mount }) => {
    const { client, generate, see } = await openScene(mount, { kind: 'cover' });
    await generate();
    client.jobs.start();
    client.jobs.advance({ percent: 88, step: 'detailing', preview: true });
    await see('step.detailing');
  },
};

export const Saving: Story = {
  play: async ({ mount }) => {
    const { client, generate, see } = await openScene(mount);
    await generate();
    client.jobs.start();
    client.jobs.advance({ percent: 97, step: 'saving', preview: true });
    await see('step.saving');
  },
};

/** The picture and the progress stay; one line says what is the matter. */
export const ConnectionLost: Story = {
  play: async ({ mount }) => {
    const { client, generate, see, percent } = await openScene(mount);
    await generate();
    client.jobs.advance({ percent: 40, preview: true });
    client.setConnection('lost');
    await see('connection.lost');
    await see('step.sampling', { percent: percent(40) });
  },
};

export const ConnectionRestored: Story = {
  play: async ({ mount }) => {
    const { client, generate, see, missing, percent } = await openScene(mount);
    await generate();
    client.jobs.advance({ percent: 40, preview: true });
    client.setConnection('lost');
    await see('connection.lost');
    client.setConnection('live');
    client.jobs.advance({ percent: 71, preview: true });
    await see('step.sampling', { percent: percent(71) });
    missing('connection.lost');
  },
};

export const Offline: Story = {
  play: async ({ mount }) => {
    const { client, generate, see } = await openScene(mount);
    await generate();
    client.jobs.advance({ percent: 40, preview: true });
    client.setConnection('offline');
    await see('connection.offline');
  },
};

/** No news for 20 s: it says so, and asks. */
export const Silent: Story = {
  beforeEach: hurryTimers(15_000),
  play: async ({ mount }) => {
    const { client, generate, see, seconds } = await openScene(mount, {
      prepare: (scripted) => scripted.hold('getJob'),
    });
    await generate();
    client.jobs.advance({ percent: 40, preview: true });
    await see('connection.silent', { duration: seconds(20) });
    await waitFor(() => expect(client.callsOf('getJob').length).toBeGreaterThan(0));
  },
};

/** Opened again, in this tab or another, it shows the same job in the same state. */
export const Reopened: Story = {
  play: async ({ mount }) => {
    const { client, generate, press, dismiss, see, percent, heading } = await openScene(mount);
    await generate();
    client.jobs.advance({ percent: 30, preview: true });
    await dismiss();
    await press('closing.background');
    await see('toast.background');
    client.jobs.advance({ percent: 63, preview: true });
    await press('avatar.title');
    await heading('avatar.making');
    await see('step.sampling', { percent: percent(63) });
    await expect(client.callsOf('submitJob')).toHaveLength(1);
  },
};
