import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, waitFor } from 'storybook/test';
import { hurryTimers, stopTimers } from '../story-support/long-timers.ts';
import { openScene } from '../story-support/open-scene.tsx';
import { disguisedText, hugePicture } from '../story-support/sample-pictures.ts';

const meta = {
  title: 'Dialogs/Avatar/Form',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** Price and permission are being looked up; the frame has its size already. */
export const Checking: Story = {
  beforeEach: stopTimers(1_500),
  play: async ({ mount }) => {
    const { heading, footer, onClose, press, dismiss } = await openScene(mount, {
      prepare: (client) => client.hold('getAccess'),
    });
    await heading('avatar.title');
    await expect(screen.queryByRole('textbox')).toBeNull();
    await expect(footer()).toEqual([]);
    await dismiss();
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    await press('avatar.title');
    await heading('avatar.title');
  },
};

export const Editing: Story = {
  play: async ({ mount }) => {
    const { see, t, footer } = await openScene(mount);
    await see('avatar.purpose');
    await see('price.line', { price: t('price.credits', { count: 10 }), balance: 500 });
    await expect(footer()).toEqual([t('action.cancel'), t('action.generate')]);
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveFocus());
    await waitFor(() => expect(screen.getByRole('button', { name: t('action.generate') })).toBeEnabled());
  },
};

export const WithPromptAndSample: Story = {
  play: async ({ mount }) => {
    const { describe, chooseSample, t } = await openScene(mount);
    await describe('A lighthouse keeper with silver hair and a red scarf');
    await chooseSample();
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: t('sample.removeNamed', { name: 'hero.png' }) }),
      ).toBeVisible(),
    );
  },
};

export const SampleRemoved: Story = {
  play: async ({ mount }) => {
    const { chooseSample, press, see } = await openScene(mount);
    await chooseSample();
    await press('sample.removeNamed', { name: 'hero.png' });
    await see('sample.dropHint');
    await expect(screen.queryByRole('img')).toBeNull();
  },
};

/** The counter appears at 1,600 of 2,000 characters. */
export const PromptNearTheLimit: Story = {
  play: async ({ mount }) => {
    const { describe, see } = await openScene(mount);
    await describe('silver hair, '.repeat(140));
    await see('prompt.counter', { used: 1820, limit: 2000 });
  },
};

/** Nothing is cut; Generate does nothing until the text fits. */
export const PromptTooLong: Story = {
  play: async ({ mount }) => {
    const { describe, see, press, client } = await openScene(mount);
    await describe('x'.repeat(2_042));
    await see('prompt.tooLong', { count: 42 });
    await press('action.generate');
    await expect(client.callsOf('submitJob')).toEqual([]);
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveValue('x'.repeat(2_042)));
  },
};

export const SampleOfAnotherType: Story = {
  play: async ({ mount }) => {
    const { choose, see } = await openScene(mount);
    await choose(disguisedText());
    await see('sample.wrongType', { name: 'notes.png' });
  },
};

export const SampleTooLarge: Story = {
  play: async ({ mount }) => {
    const { choose, t } = await openScene(mount);
    await choose(hugePicture());
    const problem = await screen.findByText(/panorama\.png/);
    await waitFor(() => expect(problem).toBeVisible());
    await expect(screen.queryByRole('img')).toBeNull();
    await waitFor(() => expect(screen.getByRole('button', { name: t('sample.choose') })).toBeEnabled());
  },
};

/** Generate stays reachable, says why it is off, and does nothing. */
export const NotEnoughCredits: Story = {
  play: async ({ mount }) => {
    const onGetCredits = fn();
    const { see, t, press, client } = await openScene(mount, { balance: 4, onGetCredits });
    await see('price.notEnough', { count: 10, balance: 4 });
    const generate = screen.getByRole('button', { name: t('action.generate') });
    await waitFor(() =>
      expect(generate).toHaveAccessibleDescription(t('price.notEnough', { count: 10, balance: 4 })),
    );
    await press('action.generate');
    await expect(client.callsOf('submitJob')).toEqual([]);
    await press('price.getCredits');
    await expect(onGetCredits).toHaveBeenCalledOnce();
  },
};

export const PriceLoading: Story = {
  beforeEach: hurryTimers(1_500),
  play: async ({ mount }) => {
    const { see, t } = await openScene(mount, { prepare: (client) => client.hold('getQuote') });
    await see('price.loading');
    await waitFor(() => expect(screen.getByRole('button', { name: t('action.generate') })).toBeEnabled());
  },
};

export const PriceUnknown: Story = {
  beforeEach: hurryTimers(1_500),
  play: async ({ mount }) => {
    const { see, press, t, client } = await openScene(mount, {
      prepare: (scripted) => scripted.failCalls('getQuote', 'server'),
    });
    await see('price.unknown');
    client.heal();
    await press('action.tryAgain');
    await see('price.line', { price: t('price.credits', { count: 10 }), balance: 500 });
  },
};

/** Said before anything is typed, with the reason a click away. */
export const Forbidden: Story = {
  play: async ({ mount }) => {
    const { see, t, footer } = await openScene(mount, { access: { canEdit: false, isOfficial: true } });
    await see('forbidden.official');
    await waitFor(() =>
      expect(screen.getByRole('link', { name: t('forbidden.why') })).toHaveAttribute('target', '_blank'),
    );
    await expect(screen.queryByRole('textbox')).toBeNull();
    await expect(footer()).toEqual([t('action.close')]);
  },
};

export const ForbiddenToStrangers: Story = {
  play: async ({ mount }) => {
    const { see } = await openScene(mount, { access: { canEdit: false } });
    await see('forbidden.other');
    await expect(screen.queryByRole('link')).toBeNull();
  },
};

/** The server knows who may. */
export const ForbiddenButToOne: Story = {
  play: async ({ mount }) => {
    const refusal = { requires: 'owner', ownerName: 'Ann Amber', issueUrl: null } as const;
    const { see } = await openScene(mount, { access: { canEdit: false, refusal } });
    await see('forbidden.ownerNamed', { name: 'Ann Amber' });
  },
};

/** The right was taken away while the form was open: said as such, and nothing that was typed is lost. */
export const PermissionLost: Story = {
  play: async ({ mount }) => {
    const { describe, press, see, client, footer, t } = await openScene(mount);
    await describe('A knight in the rain');
    client.setAccess({ canEdit: false, isOfficial: true });
    await press('action.generate');
    await see('forbidden.lost');
    await expect(footer()).toEqual([t('action.close')]);
    client.setAccess({ canEdit: true, isOfficial: false });
  },
};
