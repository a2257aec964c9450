import { GenerationError } from '@charhub/api-client/contract';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, waitFor } from 'storybook/test';
import { openCreationScene } from '../story-support/open-creation-scene.tsx';

const meta = {
  title: 'Dialogs/New character/Form',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

export const Editing: Story = {
  play: async ({ mount }) => {
    const { see, t, footer } = await openCreationScene(mount);
    await see('creation.purpose');
    const price = t('creation.price', { price: t('price.credits', { count: 50 }) });
    await see('price.line', { price, balance: 500 });
    await expect(footer()).toEqual([t('action.cancel'), t('creation.submit')]);
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveFocus());
  },
};

/** Create stays reachable, says what is missing, and does nothing. */
export const NothingDescribed: Story = {
  play: async ({ mount }) => {
    const { press, t, client } = await openCreationScene(mount);
    await waitFor(() =>
      expect(screen.getByRole('button', { name: t('creation.submit') })).toHaveAccessibleDescription(
        t('creation.needOne'),
      ),
    );
    await press('creation.submit');
    await expect(client.callsOf('createCharacter')).toEqual([]);
  },
};

export const ByPicture: Story = {
  play: async ({ mount }) => {
    const { chooseSample, press, client } = await openCreationScene(mount);
    await chooseSample();
    await press('creation.submit');
    await waitFor(() =>
      expect(client.callsOf('createCharacter')[0]?.argument).toMatchObject({
        description: '',
        picture: { name: 'hero.png' },
      }),
    );
  },
};

export const NotEnoughCredits: Story = {
  play: async ({ mount }) => {
    const { describe, see, t, press, client } = await openCreationScene(mount, { balance: 42 });
    await describe('Aria, an elf');
    await see('price.notEnough', { count: 50, balance: 42 });
    await see('price.missing', { count: 8 });
    await press('creation.submit');
    await expect(client.callsOf('createCharacter')).toEqual([]);
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveValue('Aria, an elf'));
    await waitFor(() =>
      expect(screen.getByRole('button', { name: t('creation.submit') })).toHaveAccessibleDescription(
        t('price.notEnough', { count: 50, balance: 42 }),
      ),
    );
  },
};

/** The balance was spent elsewhere: nothing that was typed is lost. */
export const RefusedForCredits: Story = {
  play: async ({ mount }) => {
    const { describe, press, see, client } = await openCreationScene(mount);
    await describe('Aria, an elf');
    client.setBalance(8);
    await press('creation.submit');
    await see('error.insufficient-credits.what');
    await see('price.missing', { count: 42 });
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveValue('Aria, an elf'));
  },
};

export const PriceUnknown: Story = {
  play: async ({ mount }) => {
    const { see, press, client, t } = await openCreationScene(mount, {
      prepare: (scripted) => scripted.failCalls('getCreationQuote', 'server'),
    });
    await see('price.unknown');
    client.heal();
    await press('action.tryAgain');
    const price = t('creation.price', { price: t('price.credits', { count: 50 }) });
    await see('price.line', { price, balance: 500 });
  },
};

export const Storing: Story = {
  play: async ({ mount }) => {
    const { describe, press, see, heading, footer } = await openCreationScene(mount, {
      prepare: (client) => client.hold('createCharacter'),
    });
    await describe('Aria, an elf');
    await press('creation.submit');
    await heading('creation.creating');
    await see('creation.sending');
    await expect(footer()).toEqual([]);
  },
};

export const UploadingThePicture: Story = {
  play: async ({ mount }) => {
    const { chooseSample, press, see, client, percent } = await openCreationScene(mount, {
      prepare: (scripted) => scripted.hold('createCharacter'),
    });
    await chooseSample();
    await press('creation.submit');
    client.setUploadProgress(0.4);
    await see('progress.uploading', { percent: percent(40) });
  },
};

/** The server said no: why, and back to a form with everything in it. */
export const Refused: Story = {
  play: async ({ mount }) => {
    const { describe, press, see, heading, footer, t } = await openCreationScene(mount, {
      prepare: (client) =>
        client.failCalls(
          'createCharacter',
          new GenerationError({ code: 'unavailable', message: 'Down', status: 503 }),
        ),
    });
    await describe('Aria, an elf');
    await press('creation.submit');
    await heading('creation.failed');
    await see('error.unavailable.what');
    await expect(footer()).toEqual([t('action.back'), t('action.retry'), t('action.close')]);
    await press('action.back');
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveValue('Aria, an elf'));
  },
};

/** Nobody knows whether it arrived: only the same is sent again. */
export const Unanswered: Story = {
  play: async ({ mount }) => {
    const { describe, press, see, heading, footer, t, client } = await openCreationScene(mount, {
      prepare: (scripted) => scripted.loseAnswers('createCharacter', 1),
    });
    await describe('Aria, an elf');
    await press('creation.submit');
    await see('creation.unanswered');
    await expect(footer()).toEqual([t('action.retry'), t('action.close')]);
    await press('action.retry');
    await heading('creation.making', { name: 'Aria' });
    await waitFor(() => expect(client.jobs.all()).toHaveLength(2));
  },
};
