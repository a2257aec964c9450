import type { GenerationErrorCode } from '@charhub/api-client/contract';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor } from 'storybook/test';
import { openScene, type OpenedScene, type SceneOptions } from '../story-support/open-scene.tsx';

const meta = {
  title: 'Dialogs/Avatar/Outcome',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;
type Mount = Parameters<typeof openScene>[0];

async function complete(scene: OpenedScene): Promise<void> {
  scene.client.jobs.start();
  scene.client.jobs.complete();
  await scene.heading('toast.ready.avatar');
  await scene.seePicture('avatar.alt');
}

async function openCompleted(mount: Mount, options?: SceneOptions): Promise<OpenedScene> {
  const scene = await openScene(mount, options);
  await scene.describe('A lighthouse keeper with silver hair');
  await scene.generate();
  await complete(scene);
  return scene;
}

async function openFailed(mount: Mount, code: string, details: string[] = []): Promise<OpenedScene> {
  const scene = await openScene(mount);
  await scene.describe('A lighthouse keeper with silver hair');
  await scene.generate();
  scene.client.jobs.start();
  scene.client.jobs.fail({ code, message: `The service said: ${code}`, details });
  await scene.heading('avatar.failed');
  return scene;
}

export const Completed: Story = {
  play: async ({ mount }) => {
    const { t, see, footer, onComplete, onClose } = await openCompleted(mount);
    await see('avatar.saved');
    await expect(footer()).toEqual([t('action.back'), t('action.generateAgain'), t('action.close')]);
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    await expect(onClose).not.toHaveBeenCalled();
  },
};

/** The page is as before, and the focus is back on what opened the dialog. */
export const ClosedAfterCompletion: Story = {
  play: async ({ mount }) => {
    const { t, dismiss, onComplete, onClose } = await openCompleted(mount);
    await dismiss();
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(screen.getByRole('button', { name: t('avatar.title') })).toBeVisible());
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    await waitFor(() => expect(document.body.style.pointerEvents).toBe(''));
  },
};

/** The picture as large as the screen allows; Escape closes only the viewer. */
export const Enlarged: Story = {
  play: async ({ mount }) => {
    const { press, t } = await openCompleted(mount);
    await press('result.enlarge');
    await screen.findByRole('dialog', { name: t('viewer.title') });
    await userEvent.keyboard('{Escape}');
    await screen.findByRole('dialog', { name: t('toast.ready.avatar') });
    await press('result.enlarge');
    const viewer = await screen.findByRole('dialog', { name: t('viewer.title') });
    await waitFor(() => expect(viewer).toBeVisible());
  },
};

export const BackKeepsTheSettings: Story = {
  play: async ({ mount }) => {
    const { press, heading } = await openCompleted(mount);
    await press('action.back');
    await heading('avatar.title');
    await waitFor(() =>
      expect(screen.getByRole('textbox')).toHaveValue('A lighthouse keeper with silver hair'),
    );
  },
};

/** The same settings under a new key; the sample is not uploaded twice, and the old picture is not shown as the new one. */
export const GeneratingAgain: Story = {
  play: async ({ mount }) => {
    const scene = await openScene(mount);
    await scene.describe('A lighthouse keeper');
    await scene.chooseSample();
    await scene.generate();
    await complete(scene);
    await scene.press('action.generateAgain');
    await scene.heading('avatar.making');
    await waitFor(() => expect(scene.client.callsOf('submitJob')).toHaveLength(2));
    const [first, second] = scene.client.callsOf('submitJob');
    await expect(second?.argument).toEqual(first?.argument);
    await expect(second?.idempotencyKey).not.toBe(first?.idempotencyKey);
    await expect(scene.client.callsOf('uploadSample')).toHaveLength(1);
    await expect(screen.queryByRole('img', { name: scene.t('avatar.alt') })).toBeNull();
  },
};

export const Failed: Story = {
  play: async ({ mount }) => {
    const { see, t, footer, onComplete } = await openFailed(mount, 'execution');
    await see('error.execution.what');
    await see('error.execution.advice');
    await see('failed.refunded', { count: 10 });
    await expect(footer()).toEqual([t('action.back'), t('action.retry'), t('action.close')]);
    await expect(onComplete).not.toHaveBeenCalled();
  },
};

export const FailedForLackOfMemory: Story = {
  play: async ({ mount }) => {
    const { see } = await openFailed(mount, 'out-of-memory');
    await see('error.out-of-memory.what');
  },
};

/** All that is missing is named, for whoever can put it there. */
export const FailedForMissingModels: Story = {
  play: async ({ mount }) => {
    const { see, press, dialog } = await openFailed(mount, 'rejected', [
      'FaceDetailer (ComfyUI Impact Pack)',
      'ckpt_name: waiIllustriousSDXL_v160.safetensors (checkpoints)',
    ]);
    await see('error.rejected.what');
    await press('action.details');
    await waitFor(() => expect(dialog()).toHaveTextContent('FaceDetailer (ComfyUI Impact Pack)'));
    await waitFor(() => expect(dialog()).toHaveTextContent('job-1'));
  },
};

export const FailedServiceUnavailable: Story = {
  play: async ({ mount }) => {
    const { see } = await openFailed(mount, 'unavailable');
    await see('error.unavailable.advice');
  },
};

export const FailedWithAnUnknownCode: Story = {
  play: async ({ mount }) => {
    const { see } = await openFailed(mount, 'flux-capacitor');
    await see('error.unknown.what');
  },
};

export const Lost: Story = {
  play: async ({ mount }) => {
    const scene = await openScene(mount);
    await scene.generate();
    scene.client.jobs.start();
    scene.client.jobs.lose();
    await scene.see('error.lost.what');
  },
};

/** A failed attempt takes nothing away: the picture before it stays. */
export const FailedKeepsPrevious: Story = {
  play: async ({ mount }) => {
    const scene = await openCompleted(mount);
    await scene.press('action.generateAgain');
    await waitFor(() => expect(scene.client.callsOf('submitJob')).toHaveLength(2));
    await waitFor(() => expect(scene.client.watcherCount()).toBe(1));
    scene.client.jobs.start();
    scene.client.jobs.fail({ code: 'out-of-memory' });
    await scene.heading('avatar.failed');
    await scene.see('failed.previousKept');
    await scene.seePicture('avatar.alt');
  },
};

/** The server refuses the job; nothing was started and nothing charged. */
function refusedWith(code: GenerationErrorCode): Story {
  return {
    play: async ({ mount }) => {
      const scene = await openScene(mount, { prepare: (client) => client.failCalls('submitJob', code) });
      await scene.describe('A knight in the rain');
      await scene.press('action.generate');
      await scene.see(`error.${code}.what`);
      await expect(scene.onComplete).not.toHaveBeenCalled();
    },
  };
}

export const RefusedTooOften: Story = refusedWith('rate-limited');
export const RefusedSignedOut: Story = refusedWith('unauthorized');

/** No answer came: Retry sends the same intent under the same key, so it cannot be charged twice. */
export const Unanswered: Story = {
  play: async ({ mount }) => {
    const scene = await openScene(mount, {
      prepare: (client) => client.failCalls('submitJob', 'protocol'),
    });
    await scene.press('action.generate');
    await scene.see('error.protocol.what');
    const [first] = scene.client.callsOf('submitJob');
    await scene.press('action.retry');
    await waitFor(() => expect(scene.client.callsOf('submitJob').length).toBeGreaterThan(1));
    await scene.see('error.protocol.what');
    await expect(first?.idempotencyKey).not.toBeNull();
  },
};
