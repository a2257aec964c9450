import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, waitFor } from 'storybook/test';
import {
  avatarOfAria,
  openReferenceScene,
  storedView,
  type OpenedReferenceScene,
} from '../story-support/open-reference-scene.tsx';

const meta = {
  title: 'Dialogs/Reference views/Form',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const Checking: Story = {
  play: async ({ mount }) => {
    const { heading, footer } = await openReferenceScene(mount, {
      prepare: (client) => client.hold('getAccess'),
    });
    await heading('reference.title');
    await expect(footer()).toEqual([]);
  },
};

/** How the price of so many views comes about. */
function priceOf(count: number, t: OpenedReferenceScene['t']): string {
  const views = t('reference.viewCount', { count });
  return t('reference.price', { views, unit: 10, total: t('price.credits', { count: count * 10 }) });
}

/** All four are chosen; the price says how it comes about. */
export const Editing: Story = {
  play: async ({ mount }) => {
    const { t, see, footer } = await openReferenceScene(mount);
    await expect(footer()).toEqual([t('action.cancel'), t('action.generate')]);
    await waitFor(() =>
      expect(screen.getByRole('checkbox', { name: t('reference.allViews') })).toBeChecked(),
    );
    await see('price.line', { price: priceOf(4, t), balance: 500 });
  },
};

export const ThreeViews: Story = {
  play: async ({ mount }) => {
    const { t, toggle } = await openReferenceScene(mount);
    await toggle('face');
    const all = screen.getByRole<HTMLInputElement>('checkbox', { name: t('reference.allViews') });
    await waitFor(() => expect(all).toBePartiallyChecked());
    const views = t('reference.viewCount', { count: 3 });
    await waitFor(() => expect(screen.getByText((text) => text.includes(`${views} `))).toBeVisible());
  },
};

export const NoneChosen: Story = {
  play: async ({ mount }) => {
    const { t, see } = await openReferenceScene(mount);
    const all = await screen.findByRole('checkbox', { name: t('reference.allViews') });
    all.click();
    await see('reference.chooseOne');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: t('action.generate') })).toHaveAttribute(
        'aria-disabled',
        'true',
      ),
    );
  },
};

/** What a new picture would replace lies small in its card. */
export const WithPictures: Story = {
  play: async ({ mount }) => {
    const { dialog } = await openReferenceScene(mount, {
      images: { 'character-1': [avatarOfAria, storedView('face'), storedView('front'), storedView('back')] },
    });
    await waitFor(() => expect(dialog().querySelectorAll('label img')).toHaveLength(3));
  },
};

/** The button opens the avatar's dialog above this one. */
export const AvatarMissing: Story = {
  play: async ({ mount }) => {
    const { see, footer, t } = await openReferenceScene(mount, { images: {} });
    await see('reference.avatarFirst');
    await expect(footer()).toEqual([t('action.cancel'), t('reference.makeAvatar')]);
  },
};

export const AvatarMade: Story = {
  play: async ({ mount }) => {
    const { see, press, heading, client, t } = await openReferenceScene(mount, { images: {} });
    await see('reference.avatarFirst');
    await press('reference.makeAvatar');
    await heading('avatar.title');
    await press('action.generate');
    await waitFor(() => expect(client.watcherCount()).toBe(1));
    client.jobs.complete();
    await see('avatar.saved');
    screen
      .getAllByRole('button', { name: t('action.close') })
      .at(-1)
      ?.click();
    await heading('reference.title');
    await waitFor(() => expect(screen.getAllByRole('checkbox')).toHaveLength(5));
  },
};

export const Forbidden: Story = {
  play: async ({ mount }) => {
    const { see } = await openReferenceScene(mount, { access: { canEdit: false, isOfficial: true } });
    await see('forbidden.official');
  },
};

/** Enough for one view, not for four. */
export const NotEnoughCredits: Story = {
  play: async ({ mount }) => {
    const { see, t, toggle } = await openReferenceScene(mount, { balance: 14 });
    await see('price.notEnough', { count: 40, balance: 14 });
    await toggle('face');
    await toggle('front');
    await toggle('side');
    await see('price.line', { price: priceOf(1, t), balance: 14 });
  },
};

export const Refused: Story = {
  play: async ({ mount }) => {
    const { press, see } = await openReferenceScene(mount, {
      prepare: (client) => client.failCalls('submitJob', 'validation', 1),
    });
    await press('action.generate');
    await see('error.validation.what');
  },
};
