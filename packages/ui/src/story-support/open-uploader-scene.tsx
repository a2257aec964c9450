import {
  createScriptedClient,
  type ScriptedClient,
  type ScriptedClientOptions,
} from '@charhub/api-client/testing';
import { useState, type ReactElement } from 'react';
import { expect, screen, userEvent, waitFor } from 'storybook/test';
import {
  CharacterAvatarUploader,
  type CharacterAvatarUploaderProps,
} from '../character-avatar-uploader/character-avatar-uploader.tsx';
import { GenerationProvider } from '../generation-provider/generation-provider.tsx';
import {
  createMessageFormatter,
  enUS,
  useMessages,
  type MessageFormatter,
  type MessageKey,
} from '../locales/index.ts';
import { samplePicture } from './sample-pictures.ts';
import { inspectStory } from './story-inspection.ts';

export interface UploaderSceneOptions extends ScriptedClientOptions {
  readonly uploader?: Partial<CharacterAvatarUploaderProps>;
  /** Before anything is rendered: hold a method, let one fail. */
  readonly prepare?: (client: ScriptedClient) => void;
}

interface SceneProps {
  readonly client: ScriptedClient;
  readonly uploader: Partial<CharacterAvatarUploaderProps> | undefined;
  /** Hears in which language the scene speaks. */
  readonly onMessages: (messages: MessageFormatter<MessageKey>) => void;
}

/** A page with nothing but an uploader. */
function UploaderScene({ client, uploader, onMessages }: SceneProps): ReactElement {
  const outer = useMessages(enUS);
  const [userId] = useState(() => crypto.randomUUID());
  onMessages(outer);
  return (
    <GenerationProvider
      inspect={inspectStory}
      client={client}
      userId={userId}
      storage={null}
      locale={outer.locale}
      translate={outer.t}
    >
      <main style={{ maxWidth: '24rem', margin: '0 auto' }}>
        <h1>Aria</h1>
        <CharacterAvatarUploader mode="edit" characterId="character-1" displayInitial="A" {...uploader} />
      </main>
    </GenerationProvider>
  );
}

/** Renders the page, and answers with what a person does there, in the language of the toolbar. */
export async function openUploaderScene(
  mount: (element: ReactElement) => Promise<unknown>,
  { uploader, prepare, ...script }: UploaderSceneOptions = {},
) {
  const client = createScriptedClient(script);
  let messages = createMessageFormatter();
  prepare?.(client);
  await mount(
    <UploaderScene
      client={client}
      uploader={uploader}
      onMessages={(current) => {
        messages = current;
      }}
    />,
  );
  const t = (key: MessageKey) => messages.t(key);

  async function press(key: MessageKey): Promise<void> {
    await userEvent.click(await screen.findByRole('button', { name: t(key) }));
  }
  async function choose(file: File): Promise<void> {
    const input = await screen.findByLabelText(t('uploader.device'), { selector: 'input' });
    await userEvent.upload(input, file, { applyAccept: false });
  }
  /** Nothing in a dialog can be seen before it has faded in. */
  async function dialog(key: MessageKey): Promise<HTMLElement> {
    const opened = await screen.findByRole('dialog', { name: t(key) });
    await Promise.allSettled(opened.getAnimations().map((animation) => animation.finished));
    return opened;
  }
  /** Chooses a picture and waits until it lies under the crop. */
  async function crop(): Promise<void> {
    await choose(await samplePicture());
    await dialog('uploader.crop.title');
    const use = await screen.findByRole('button', { name: t('uploader.crop.use') });
    await waitFor(() => expect(use).not.toHaveAttribute('aria-disabled'));
  }
  async function upload(): Promise<void> {
    await crop();
    await press('uploader.crop.use');
  }
  return { client, t, press, choose, dialog, crop, upload };
}
