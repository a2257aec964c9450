import { createScriptedClient } from '@charhub/api-client/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen } from 'storybook/test';
import { GenerationDock } from '../generation-dock/generation-dock.tsx';
import { GenerationProvider } from '../generation-provider/generation-provider.tsx';
import { enUS, useMessages } from '../locales/index.ts';
import { selfRunningClient } from '../story-support/self-running-client.ts';
import { AvatarGenerationModal, type AvatarGenerationModalProps } from './avatar-generation-modal.tsx';

const meta = {
  title: 'Dialogs/Avatar',
  component: AvatarGenerationModal,
  tags: ['autodocs'],
  args: { characterId: 'character-1', isOpen: true, onClose: fn(), onComplete: fn() },
  parameters: {
    layout: 'fullscreen',
    docs: { story: { inline: false, height: '760px' } },
  },
} satisfies Meta<typeof AvatarGenerationModal>;

export default meta;

/** A server that works by itself: write something, press Generate, close it in the middle. Nothing leaves this page. */
export const TryIt: StoryObj<typeof meta> = {
  render: (args) => <WithServer {...args} />,
  play: async () => {
    await expect(await screen.findByRole('textbox')).toHaveFocus();
  },
};

const client = selfRunningClient(createScriptedClient({ price: 10 }));

function WithServer(props: AvatarGenerationModalProps) {
  const { locale, t } = useMessages(enUS);
  return (
    <GenerationProvider client={client} userId="try-it" storage={null} locale={locale} translate={t}>
      <AvatarGenerationModal {...props} />
      <GenerationDock />
    </GenerationProvider>
  );
}
