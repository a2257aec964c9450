import { isSettled } from '@charhub/api-client/contract';
import { screen, waitFor } from 'storybook/test';
import { openScene, type OpenedScene, type SceneOptions } from './open-scene.tsx';

type Mount = Parameters<typeof openScene>[0];

export interface OpenedCreationScene extends OpenedScene {
  /** Describes Aria and presses Create; waits until her pictures are being made. */
  create(): Promise<void>;
  /** The running job for the avatar, or for the views. */
  jobOf(kind: 'avatar' | 'reference-dataset'): string;
}

/** A page with the open dialog that creates a character. */
export async function openCreationScene(
  mount: Mount,
  options: SceneOptions = {},
): Promise<OpenedCreationScene> {
  const scene = await openScene(mount, { kind: 'character', ...options });
  const { client } = scene;
  return {
    ...scene,
    create: async () => {
      await scene.describe('Aria, an elf with silver hair who keeps a lighthouse');
      await scene.press('creation.submit');
      await screen.findByRole('heading', { name: scene.t('creation.making', { name: 'Aria' }) });
      await waitFor(() => {
        if (client.watcherCount() < 2) throw new Error('The jobs are not watched yet');
      });
    },
    jobOf: (kind) => {
      const job = client.jobs.all().find((each) => each.kind === kind && !isSettled(each));
      if (job === undefined) throw new Error(`There is no running job of kind ${kind}`);
      return job.id;
    },
  };
}
