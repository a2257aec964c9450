import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor } from 'storybook/test';
import { openScene, type OpenedScene } from '../story-support/open-scene.tsx';

const meta = {
  title: 'Dialogs/Avatar/Closing',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

async function startPainting({ client, generate, see, percent }: OpenedScene): Promise<void> {
  await generate();
  client.jobs.start();
  client.jobs.advance({ percent: 46, preview: true });
  await see('step.sampling', { percent: percent(46) });
}

/** ✕ and Escape while a job runs: three ways, and the picture goes on behind the question. */
export const ClosingQuestion: Story = {
  play: async ({ mount }) => {
    const scene = await openScene(mount);
    await startPainting(scene);
    await userEvent.keyboard('{Escape}');
    await scene.heading('closing.title');
    await scene.see('closing.text');
    await expect(scene.footer()).toEqual([
      scene.t('closing.keepWatching'),
      scene.t('closing.background'),
      scene.t('closing.cancel'),
    ]);
    await expect(scene.onClose).not.toHaveBeenCalled();
    await expect(scene.client.callsOf('cancelJob')).toEqual([]);
  },
};

export const KeptWatching: Story = {
  play: async ({ mount }) => {
    const scene = await openScene(mount);
    await startPainting(scene);
    await scene.dismiss();
    await scene.press('closing.keepWatching');
    await scene.heading('avatar.making');
    await expect(scene.footer()).toEqual([]);
  },
};

/** If the job ends while the question is open, the question goes away. */
export const FinishedWhileAsking: Story = {
  play: async ({ mount }) => {
    const scene = await openScene(mount);
    await startPainting(scene);
    await scene.dismiss();
    await scene.heading('closing.title');
    scene.client.jobs.complete();
    await scene.heading('toast.ready.avatar');
    scene.missing('closing.keepWatching');
    await waitFor(() => expect(scene.onComplete).toHaveBeenCalledOnce());
  },
};

/** The dialog is gone, the job is not: the toast says so and the dock shows it. */
export const ContinuedInBackground: Story = {
  play: async ({ mount }) => {
    const scene = await openScene(mount);
    await startPainting(scene);
    await scene.dismiss();
    await scene.press('closing.background');
    await waitFor(() => expect(scene.onClose).toHaveBeenCalledOnce());
    await scene.see('toast.background');
    await scene.see('dock.one', { kind: scene.t('kind.avatar'), percent: scene.percent(46) });
    await expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(screen.getByRole('button', { name: scene.t('avatar.title') })).toBeVisible());
  },
};

/** It ends in the background: one toast, and `onComplete` still hears of it. */
export const FinishedInBackground: Story = {
  play: async ({ mount }) => {
    const scene = await openScene(mount);
    await startPainting(scene);
    await scene.dismiss();
    await scene.press('closing.background');
    await scene.see('toast.background');
    scene.client.jobs.complete();
    await scene.see('toast.readyNamed.avatar', { name: 'Aria' });
    await waitFor(() => expect(scene.onComplete).toHaveBeenCalledOnce());
  },
};

export const Cancelling: Story = {
  play: async ({ mount }) => {
    const scene = await openScene(mount);
    await startPainting(scene);
    await scene.dismiss();
    await scene.press('closing.cancel');
    await scene.heading('cancel.working');
    await waitFor(() => expect(scene.client.callsOf('cancelJob')).toHaveLength(1));
    await expect(scene.footer()).toEqual([]);
  },
};

/** Back in the form, with what was typed and with what was returned. */
export const Cancelled: Story = {
  play: async ({ mount }) => {
    const scene = await openScene(mount);
    await scene.describe('A knight in the rain');
    await startPainting(scene);
    await scene.dismiss();
    await scene.press('closing.cancel');
    await scene.heading('cancel.working');
    await waitFor(() => expect(scene.client.jobs.get().cancelRequested).toBe(true));
    scene.client.jobs.cancel();
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveValue('A knight in the rain'));
    await waitFor(() =>
      expect(screen.getByText(scene.t('cancel.refunded', { count: 10 }), { selector: 'p' })).toBeVisible(),
    );
  },
};

/** The cancellation came too late: the picture is kept and shown. */
export const FinishedBeforeTheCancellation: Story = {
  play: async ({ mount }) => {
    const scene = await openScene(mount);
    await startPainting(scene);
    await scene.dismiss();
    await scene.press('closing.cancel');
    await waitFor(() => expect(scene.client.jobs.get().cancelRequested).toBe(true));
    scene.client.jobs.complete();
    await scene.heading('toast.ready.avatar');
    await scene.seePicture('avatar.alt');
  },
};

export const CancellationRefused: Story = {
  play: async ({ mount }) => {
    const scene = await openScene(mount, {
      prepare: (client) => client.failCalls('cancelJob', 'conflict'),
    });
    await startPainting(scene);
    await scene.dismiss();
    await scene.press('closing.cancel');
    await scene.see('cancel.failed');
    await scene.heading('avatar.making');
  },
};
