import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';
import { openCreationScene, type OpenedCreationScene } from '../story-support/open-creation-scene.tsx';

const meta = {
  title: 'Dialogs/New character/Pictures',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const aria = { name: 'Aria' };

/** The character is stored, and its avatar is painted; the views wait for it. */
export const PaintingTheAvatar: Story = {
  play: async ({ mount }) => {
    const { create, client, jobOf, see, onComplete } = await openCreationScene(mount);
    await create();
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    client.jobs.advance({ percent: 63, preview: true }, jobOf('avatar'));
    await see('creation.stored', aria);
    await waitFor(() => expect(screen.getAllByRole('progressbar')).toHaveLength(1));
  },
};

export const PaintingTheViews: Story = {
  play: async ({ mount }) => {
    const { create, client, jobOf, see, seePicture, percent } = await openCreationScene(mount);
    await create();
    client.jobs.complete(jobOf('avatar'));
    client.jobs.completeStage(jobOf('reference-dataset'));
    client.jobs.advance({ percent: 40, preview: true }, jobOf('reference-dataset'));
    await seePicture('view.avatar');
    await see('reference.overall', { current: 3, total: 5, percent: percent(48) });
  },
};

async function finish({ create, client, jobOf, heading }: OpenedCreationScene): Promise<void> {
  await create();
  client.jobs.complete(jobOf('avatar'));
  client.jobs.complete(jobOf('reference-dataset'));
  await heading('creation.ready', aria);
}

/** All pictures, one receipt for them, and the way to the character. */
export const Ready: Story = {
  play: async ({ mount }) => {
    const scene = await openCreationScene(mount);
    await finish(scene);
    const { footer, t, dialog } = scene;
    await expect(footer()).toEqual([t('creation.another'), t('action.close'), t('creation.open')]);
    await waitFor(() => expect(within(dialog()).getAllByRole('img')).toHaveLength(5));
    await waitFor(() =>
      expect(within(dialog()).getByText(t('receipt.charged')).nextElementSibling).toHaveTextContent(
        t('price.credits', { count: 50 }),
      ),
    );
  },
};

export const CreateAnother: Story = {
  play: async ({ mount }) => {
    const scene = await openCreationScene(mount);
    await finish(scene);
    await scene.press('creation.another');
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveValue(''));
  },
};

async function failAvatar({ create, client, jobOf, heading }: OpenedCreationScene): Promise<void> {
  await create();
  client.jobs.fail({ code: 'out-of-memory' }, jobOf('avatar'));
  await heading('creation.avatarFailed', aria);
}

/** The character stays; what failed, what came back, and another try with its own price. */
export const AvatarFailed: Story = {
  play: async ({ mount }) => {
    const scene = await openCreationScene(mount);
    await failAvatar(scene);
    const { see, t, footer } = scene;
    await see('error.out-of-memory.what');
    await see('price.line', {
      price: t('price.once', { price: t('price.credits', { count: 50 }) }),
      balance: 500,
    });
    await expect(footer()).toEqual([t('creation.retryAll'), t('creation.open'), t('action.close')]);
  },
};

export const AvatarTriedAgain: Story = {
  play: async ({ mount }) => {
    const scene = await openCreationScene(mount);
    await failAvatar(scene);
    await scene.press('creation.retryAll');
    await scene.heading('creation.making', aria);
    scene.client.jobs.complete(scene.jobOf('avatar'));
    await scene.seePicture('view.avatar');
  },
};

export const ViewsFailed: Story = {
  play: async ({ mount }) => {
    const { create, client, jobOf, heading, see, press, t } = await openCreationScene(mount);
    await create();
    client.jobs.complete(jobOf('avatar'));
    const views = jobOf('reference-dataset');
    client.jobs.completeStage(views);
    client.jobs.fail({ code: 'execution' }, views);
    await heading('creation.viewsFailed', aria);
    await see('price.once', { price: t('price.credits', { count: 30 }) });
    await press('creation.retryViews');
    await heading('creation.making', aria);
  },
};

export const ClosingQuestion: Story = {
  play: async ({ mount }) => {
    const { create, heading, see, footer, t, press, dismiss, onClose } = await openCreationScene(mount);
    await create();
    await dismiss();
    await heading('creation.closingTitle');
    await see('closing.text');
    await expect(footer()).toEqual([t('closing.keepWatching'), t('closing.background'), t('closing.cancel')]);
    await press('closing.background');
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    await see('toast.background');
  },
};

/** The second click of a double click does not cancel. */
export const DoubleClickDoesNotCancel: Story = {
  play: async ({ mount }) => {
    const { create, client, dismiss, t, heading } = await openCreationScene(mount);
    await create();
    await dismiss();
    const cancel = await screen.findByRole('button', { name: t('closing.cancel') });
    cancel.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }));
    await heading('creation.closingTitle');
    await expect(client.callsOf('cancelJob')).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await heading('creation.making', aria);
  },
};

/** Both jobs end, everything comes back, and the character stays. */
export const Cancelled: Story = {
  play: async ({ mount }) => {
    const { create, client, jobOf, dismiss, press, heading, see } = await openCreationScene(mount);
    await create();
    const avatar = jobOf('avatar');
    await dismiss();
    await press('closing.cancel');
    await heading('cancel.working');
    await waitFor(() => expect(client.callsOf('cancelJob')).toHaveLength(2));
    client.jobs.cancel(avatar);
    await heading('creation.cancelled', aria);
    await see('cancel.done');
  },
};

/** The connection is gone for a while; the pictures are made all the same. */
export const ConnectionLost: Story = {
  play: async ({ mount }) => {
    const { create, client, see } = await openCreationScene(mount);
    await create();
    client.setConnection('lost');
    await see('connection.lost');
  },
};
