import { characterImage } from '@charhub/api-client/testing';
import type { ReferenceView } from '@charhub/api-client/contract';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';
import type { MessageKey, MessageValues } from '../locales/index.ts';
import { openScene, type OpenedScene, type SceneOptions } from './open-scene.tsx';
import { plainSpaces } from './plain-spaces.ts';

/** The avatar that the views are built from. */
export const avatarOfAria = characterImage({ view: 'avatar', isActive: true });

/** The stored picture of a view. */
export function storedView(view: ReferenceView, seed = 4) {
  return characterImage({ view, seed, isActive: true });
}

type Mount = Parameters<typeof openScene>[0];

export interface OpenedReferenceScene extends OpenedScene {
  /** Ticks a view's box, or takes the tick away. */
  toggle(view: ReferenceView): Promise<void>;
  /** Waits until the dialog says it; the dock and the toasts may say it too. */
  seeInside(key: MessageKey, values?: MessageValues): Promise<void>;
  /** Waits until the dialog is at this picture, with this percent of all. */
  seeProgress(current: number, total: number, percent: number): Promise<void>;
  /** Waits until the card of a view shows this percent. */
  seePercent(view: ReferenceView, percent: number): Promise<void>;
  /** The card of a view. */
  card(view: ReferenceView): HTMLElement;
}

/** A page whose character has an avatar, with the open dialog of the reference views. */
export async function openReferenceScene(
  mount: Mount,
  options: SceneOptions = {},
): Promise<OpenedReferenceScene> {
  const scene = await openScene(mount, {
    kind: 'reference-dataset',
    images: { 'character-1': [avatarOfAria] },
    ...options,
  });
  async function seeInside(key: MessageKey, values?: MessageValues): Promise<void> {
    await waitFor(async () => expect(scene.dialog()).toHaveTextContent(plainSpaces(scene.t(key, values))));
  }
  function card(view: ReferenceView): HTMLElement {
    const found = document.querySelector<HTMLElement>(`[role="dialog"] [data-view="${view}"]`);
    if (found === null) throw new Error(`There is no card of ${view}`);
    return found;
  }

  return {
    ...scene,
    seeInside,
    card,
    seeProgress: (current, total, percent) =>
      seeInside('reference.overall', { current, total, percent: scene.percent(percent) }),
    toggle: async (view) => {
      await userEvent.click(await screen.findByRole('checkbox', { name: scene.t(`view.${view}`) }));
    },
    seePercent: (view, percent) =>
      waitFor(() => expect(within(card(view)).getByText(plainSpaces(scene.percent(percent)))).toBeVisible()),
  };
}
