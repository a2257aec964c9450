import type { ReferenceView } from '@charhub/api-client/contract';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, screen, userEvent, waitFor, within } from 'storybook/test';
import { hurryTimers, stopTimers } from '../story-support/long-timers.ts';
import { openReferenceScene, type OpenedReferenceScene } from '../story-support/open-reference-scene.tsx';

const meta = {
  title: 'Dialogs/Reference views/Outcome',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

type Mount = Parameters<typeof openReferenceScene>[0];

async function openCompleted(mount: Mount): Promise<OpenedReferenceScene> {
  const scene = await openReferenceScene(mount);
  await scene.generate();
  scene.client.jobs.complete();
  await scene.heading('reference.ready');
  return scene;
}

/** As a mouse does it, whose way to the button stops the countdown already. */
async function stay({ press, see, t }: OpenedReferenceScene): Promise<void> {
  const button = await screen.findByRole('button', { name: t('action.stay') });
  await fireEvent.pointerMove(button, { movementX: 1, movementY: 1 });
  await see('reference.staysOpen');
  await press('action.stay');
  await waitFor(() => expect(screen.queryByRole('button', { name: t('action.stay') })).toBeNull());
}

const isGone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

/** What is done to it must not race the three seconds. */
const stillCountdown = stopTimers(900);

/** It closes itself in three seconds, and says so. */
export const CountingDown: Story = {
  beforeEach: stillCountdown,
  play: async ({ mount }) => {
    const { see, onComplete, dialog, t } = await openCompleted(mount);
    await waitFor(() => expect(screen.getByRole('button', { name: t('action.stay') })).toBeVisible());
    await see('reference.saved');
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    await waitFor(() => expect(within(dialog()).getByRole('status')).toHaveTextContent(t('action.stay')));
  },
};

export const ClosedItself: Story = {
  beforeEach: hurryTimers(900),
  play: async ({ mount }) => {
    const { client, generate, onClose } = await openReferenceScene(mount);
    await generate();
    client.jobs.complete();
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    await isGone();
  },
};

export const Stayed: Story = {
  beforeEach: stillCountdown,
  play: async ({ mount }) => {
    const scene = await openCompleted(mount);
    await stay(scene);
    await expect(scene.footer()).toEqual([
      scene.t('action.back'),
      scene.t('action.generateAgain'),
      scene.t('action.done'),
    ]);
    await scene.press('action.done');
    await isGone();
  },
};

export const StayedByKey: Story = {
  beforeEach: stillCountdown,
  play: async ({ mount }) => {
    const { t } = await openCompleted(mount);
    await userEvent.keyboard('{Shift}');
    await waitFor(() => expect(screen.queryByRole('button', { name: t('action.stay') })).toBeNull());
  },
};

/** A locked view is left out of the next job. */
export const Locked: Story = {
  beforeEach: stillCountdown,
  play: async ({ mount }) => {
    const scene = await openCompleted(mount);
    await scene.press('reference.lock', { view: scene.t('view.front') });
    await scene.press('action.generateAgain');
    await waitFor(() => expect(scene.client.callsOf('submitJob')).toHaveLength(2));
    await expect(scene.client.callsOf('submitJob')[1]?.argument).toMatchObject({
      views: ['face', 'side', 'back'],
    });
  },
};

export const OneLocked: Story = {
  beforeEach: stillCountdown,
  play: async ({ mount }) => {
    const scene = await openCompleted(mount);
    await scene.press('reference.lock', { view: scene.t('view.front') });
    await waitFor(() =>
      expect(
        screen.getByRole('button', {
          name: scene.t('reference.unlock', { view: scene.t('view.front') }),
        }),
      ).toBeVisible(),
    );
  },
};

/** One view again, with its own price; the other pictures stay where they are. */
export const Rerolling: Story = {
  beforeEach: stillCountdown,
  play: async ({ mount }) => {
    const scene = await openCompleted(mount);
    const { client, card, press, t, seeProgress, seePercent } = scene;
    await press('reference.reroll', { view: t('view.side') });
    await waitFor(() => expect(client.watcherCount()).toBe(1));
    client.jobs.advance({ percent: 30, preview: true });
    await seeProgress(1, 1, 30);
    for (const view of ['face', 'front', 'back'] as const) {
      await waitFor(() => expect(within(card(view)).getByText(t('reference.stage.completed'))).toBeVisible());
    }
    await seePercent('side', 30);
  },
};

async function openIncomplete(mount: Mount, failed: ReferenceView): Promise<OpenedReferenceScene> {
  const scene = await openReferenceScene(mount);
  await scene.generate();
  for (const view of ['face', 'front', 'side', 'back'] as const) {
    if (view === failed)
      scene.client.jobs.failStage({ code: 'out-of-memory', message: 'CUDA out of memory' });
    else scene.client.jobs.completeStage();
  }
  await scene.heading('reference.partial', { ready: 3, total: 4 });
  const reason = scene.t('error.out-of-memory.what');
  await scene.see('reference.viewFailed', { view: scene.t(`view.${failed}`), reason });
  await scene.see('failed.refunded', { count: 10 });
  await waitFor(() => expect(within(scene.card(failed)).getByText(reason)).toBeVisible());
  return scene;
}

export const FaceFailed: Story = { play: async ({ mount }) => void (await openIncomplete(mount, 'face')) };
export const FrontFailed: Story = { play: async ({ mount }) => void (await openIncomplete(mount, 'front')) };
export const SideFailed: Story = { play: async ({ mount }) => void (await openIncomplete(mount, 'side')) };
export const BackFailed: Story = {
  play: async ({ mount }) => {
    const { footer, t } = await openIncomplete(mount, 'back');
    await expect(footer()).toEqual([t('action.back'), t('reference.retryFailed'), t('action.done')]);
  },
};

/** Only what failed is made again. */
export const RetryingFailed: Story = {
  play: async ({ mount }) => {
    const { client, press, card, t } = await openIncomplete(mount, 'back');
    await press('reference.retryFailed');
    await waitFor(() => expect(client.callsOf('submitJob')).toHaveLength(2));
    await expect(client.callsOf('submitJob')[1]?.argument).toMatchObject({ views: ['back'] });
    await waitFor(() => expect(client.watcherCount()).toBe(1));
    client.jobs.advance({ percent: 60, preview: true });
    await waitFor(() => expect(within(card('face')).getByText(t('reference.stage.completed'))).toBeVisible());
    await within(card('back')).findByRole('img');
  },
};

export const TwoFailed: Story = {
  play: async ({ mount }) => {
    const { client, generate, heading, t } = await openReferenceScene(mount);
    await generate();
    client.jobs.completeStage();
    client.jobs.failStage({ code: 'out-of-memory' });
    client.jobs.completeStage();
    client.jobs.failStage({ code: 'execution' });
    await heading('reference.partial', { ready: 2, total: 4 });
    await screen.findByRole('button', { name: t('reference.retryView', { view: t('view.front') }) });
  },
};

/** Cancelled between two views: what was finished is kept. */
export const CancelledHalfway: Story = {
  play: async ({ mount }) => {
    const { client, generate, dismiss, press, see, heading } = await openReferenceScene(mount);
    await generate();
    client.jobs.completeStage();
    client.jobs.completeStage();
    await dismiss();
    await press('closing.cancel');
    await waitFor(() => expect(client.jobs.get().cancelRequested).toBe(true));
    client.jobs.cancel();
    await heading('reference.partial', { ready: 2, total: 4 });
    await see('failed.refunded', { count: 20 });
  },
};

export const Failed: Story = {
  play: async ({ mount }) => {
    const { client, generate, see, heading, footer, t } = await openReferenceScene(mount);
    await generate();
    client.jobs.start();
    client.jobs.fail({ code: 'out-of-memory' });
    await heading('reference.failed');
    await see('failed.refunded', { count: 40 });
    await expect(footer()).toEqual([t('action.back'), t('action.retry'), t('action.close')]);
  },
};

export const Cancelled: Story = {
  play: async ({ mount }) => {
    const { client, generate, dismiss, press, see } = await openReferenceScene(mount);
    await generate();
    await dismiss();
    await press('closing.cancel');
    await waitFor(() => expect(client.jobs.get().cancelRequested).toBe(true));
    client.jobs.cancel();
    await see('cancel.refunded', { count: 40 });
  },
};

export const FinishedInBackground: Story = {
  play: async ({ mount }) => {
    const { client, generate, dismiss, press, see } = await openReferenceScene(mount);
    await generate();
    client.jobs.completeStage();
    await dismiss();
    await press('closing.background');
    await see('toast.background');
    client.jobs.complete();
    await see('toast.readyNamed.reference-dataset', { name: 'Aria' });
  },
};

export const PartlyFinishedInBackground: Story = {
  play: async ({ mount }) => {
    const { client, generate, dismiss, press, see } = await openReferenceScene(mount);
    await generate();
    client.jobs.completeStage();
    await dismiss();
    await press('closing.background');
    await see('toast.background');
    client.jobs.fail({ code: 'out-of-memory' });
    await see('toast.partialNamed.reference-dataset', { name: 'Aria', ready: 1, total: 4 });
  },
};
