import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, waitFor, within } from 'storybook/test';
import { hurryTimers } from '../story-support/long-timers.ts';
import { openReferenceScene, storedView, avatarOfAria } from '../story-support/open-reference-scene.tsx';

const meta = {
  title: 'Dialogs/Reference views/Running',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const Sending: Story = {
  play: async ({ mount }) => {
    const { press, see, heading, footer } = await openReferenceScene(mount, {
      prepare: (client) => client.hold('submitJob'),
    });
    await press('action.generate');
    await see('progress.sending');
    await heading('reference.making');
    await expect(footer()).toEqual([]);
  },
};

export const UploadingSample: Story = {
  play: async ({ mount }) => {
    const { client, chooseSample, press, see, percent } = await openReferenceScene(mount, {
      prepare: (scripted) => scripted.hold('uploadSample'),
    });
    await chooseSample();
    await press('action.generate');
    await waitFor(() => expect(client.callsOf('uploadSample')).toHaveLength(1));
    client.setUploadProgress(0.4);
    await see('progress.uploading', { percent: percent(40) });
  },
};

export const Queued: Story = {
  play: async ({ mount }) => {
    const { client, generate, seeInside } = await openReferenceScene(mount);
    await generate();
    client.jobs.queue(2);
    await seeInside('step.queued', { count: 2 });
  },
};

/** One is done, the second is painted: “Image 2 of 4”. There is no second Start. */
export const SecondOfFour: Story = {
  play: async ({ mount }) => {
    const { client, generate, percent, card, t, footer, seeProgress, seePercent } =
      await openReferenceScene(mount);
    await generate();
    client.jobs.completeStage();
    client.jobs.advance({ percent: 24, preview: true });
    await seeProgress(2, 4, 31);
    const view = t('view.front');
    const valueText = t('reference.overallValue', { current: 2, total: 4, view, percent: percent(31) });
    await waitFor(() => expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuetext', valueText));
    await waitFor(() => expect(within(card('face')).getByText(t('reference.stage.completed'))).toBeVisible());
    await waitFor(() => expect(within(card('face')).getByRole('img')).toBeVisible());
    await seePercent('front', 24);
    await expect(within(card('side')).queryByRole('img')).toBeNull();
    await expect(footer()).toEqual([]);
  },
};

export const LastOfFour: Story = {
  play: async ({ mount }) => {
    const { client, generate, see, seeProgress } = await openReferenceScene(mount);
    await generate();
    for (let view = 0; view < 3; view++) client.jobs.completeStage();
    client.jobs.advance({ percent: 90, step: 'detailing', preview: true });
    await seeProgress(4, 4, 97);
    await see('step.detailing');
  },
};

export const OneOfOne: Story = {
  play: async ({ mount }) => {
    const { client, generate, toggle, seeProgress } = await openReferenceScene(mount);
    for (const view of ['face', 'front', 'side'] as const) await toggle(view);
    await generate();
    client.jobs.advance({ percent: 50, preview: true });
    await seeProgress(1, 1, 50);
  },
};

export const SecondOfThree: Story = {
  play: async ({ mount }) => {
    const { client, generate, toggle, seeProgress } = await openReferenceScene(mount);
    await toggle('side');
    await generate();
    client.jobs.completeStage();
    client.jobs.advance({ percent: 50, preview: true });
    await seeProgress(2, 3, 50);
  },
};

/** What was stored before is nowhere to be seen while new pictures are made. */
export const OldPicturesHidden: Story = {
  play: async ({ mount }) => {
    const { client, generate, dialog, seeProgress } = await openReferenceScene(mount, {
      images: { 'character-1': [avatarOfAria, storedView('face'), storedView('front')] },
    });
    await generate();
    client.jobs.advance({ percent: 20 });
    await seeProgress(1, 4, 5);
    await expect(dialog().querySelector('img')).toBeNull();
  },
};

/** A view has failed; the others go on. */
export const OneFailedAlready: Story = {
  play: async ({ mount }) => {
    const { client, generate, card, t, seeProgress } = await openReferenceScene(mount);
    await generate();
    client.jobs.failStage({ code: 'out-of-memory' });
    client.jobs.advance({ percent: 40, preview: true });
    await seeProgress(2, 4, 10);
    await waitFor(() => expect(within(card('face')).getByText(t('error.out-of-memory.what'))).toBeVisible());
  },
};

export const ConnectionLost: Story = {
  play: async ({ mount }) => {
    const { client, generate, see, seeProgress } = await openReferenceScene(mount);
    await generate();
    client.jobs.completeStage();
    client.jobs.advance({ percent: 24, preview: true });
    client.setConnection('lost');
    await see('connection.lost');
    await seeProgress(2, 4, 31);
  },
};

/** What was missed is there with the next message. */
export const ConnectionRestored: Story = {
  play: async ({ mount }) => {
    const { client, generate, see, missing, seeProgress } = await openReferenceScene(mount);
    await generate();
    client.setConnection('lost');
    await see('connection.lost');
    client.jobs.completeStage();
    client.jobs.completeStage();
    client.jobs.advance({ percent: 60 });
    client.setConnection('live');
    await seeProgress(3, 4, 65);
    missing('connection.lost');
  },
};

export const Silent: Story = {
  beforeEach: hurryTimers(15_000),
  play: async ({ mount }) => {
    const { client, generate, seeInside, seconds } = await openReferenceScene(mount);
    client.hold('getJob');
    await generate();
    client.jobs.advance({ percent: 40, preview: true });
    await seeInside('connection.silent', { duration: seconds(20) });
  },
};

export const Reopened: Story = {
  play: async ({ mount }) => {
    const { client, generate, dismiss, press, see, heading, seeProgress } = await openReferenceScene(mount);
    await generate();
    client.jobs.completeStage();
    await dismiss();
    await press('closing.background');
    await see('toast.background');
    client.jobs.advance({ percent: 24, preview: true });
    await press('reference.title');
    await heading('reference.making');
    await seeProgress(2, 4, 31);
    await expect(client.callsOf('submitJob')).toHaveLength(1);
  },
};

export const Question: Story = {
  play: async ({ mount }) => {
    const { client, generate, dismiss, heading, footer, t } = await openReferenceScene(mount);
    await generate();
    client.jobs.completeStage();
    client.jobs.advance({ percent: 24, preview: true });
    await dismiss();
    await heading('reference.closingTitle');
    await expect(footer()).toEqual([t('closing.keepWatching'), t('closing.background'), t('closing.cancel')]);
  },
};

export const Cancelling: Story = {
  play: async ({ mount }) => {
    const { client, generate, dismiss, press, heading } = await openReferenceScene(mount);
    await generate();
    client.jobs.completeStage();
    await dismiss();
    await press('closing.cancel');
    await heading('cancel.working');
    await waitFor(() => expect(client.jobs.get().cancelRequested).toBe(true));
  },
};
