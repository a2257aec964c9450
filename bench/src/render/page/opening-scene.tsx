import * as Dialog from '@radix-ui/react-dialog';
import { createScriptedClient } from '@charhub/api-client/testing';
import type { GenerationClient } from '@charhub/api-client/contract';
import { AvatarGenerationModal, GenerationProvider } from '@charhub/ui';
import { useState, type ReactElement, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { copyElements } from './copy-elements.ts';
import type { OpeningScene, OpeningSide } from './scene.types.ts';
import { nextFrame, nextTask, painted, until } from './wait.ts';

/** Content, its class and that of the layer it lies in, and of what is behind it. */
interface Copy {
  readonly layer: string;
  readonly overlay: string;
  readonly content: string;
  readonly children: ReactNode;
}

/** Our dialog, and one of Radix alone with as many elements that look the same. */
export async function openingScene(root: HTMLElement): Promise<OpeningScene> {
  const client = forgetful();
  const react = createRoot(root);
  react.render(<Page client={client} copy={null} />);
  const press = async (side: OpeningSide) =>
    (await until(() => document.getElementById(`open-${side}`))).click();
  const shown = () => document.querySelector('[role=dialog] textarea');
  const isClosed = () => document.querySelector('[role=dialog]') === null;
  const pressEscape = () =>
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  const close = async () => {
    pressEscape();
    await until(isClosed);
    await painted();
  };
  const open = async (side: OpeningSide) => {
    const began = performance.now();
    await press(side);
    while (shown() === null) await nextFrame();
    await painted();
    return performance.now() - began;
  };

  await open('ours');
  const content = await until(() => document.querySelector('[role=dialog]'));
  const copy: Copy = {
    layer: content.parentElement?.className ?? '',
    overlay: content.previousElementSibling?.className ?? '',
    content: content.className,
    children: copyElements(content),
  };
  await close();
  react.render(<Page client={client} copy={copy} />);
  await until(() => document.getElementById('open-radix'));
  return {
    open,
    close,
    cycle: async (side, times) => {
      for (let time = 0; time < times; time += 1) {
        await press(side);
        await until(shown, nextTask);
        pressEscape();
        await until(isClosed, nextTask);
      }
    },
  };
}

/** Scripted clients keep each call, which is not to be measured. */
function forgetful(): GenerationClient {
  const client = createScriptedClient();
  const access = client.getAccess('character-1');
  const quote = client.getQuote({ kind: 'avatar', viewCount: 1 });
  const jobs = client.listJobs();
  return { ...client, getAccess: () => access, getQuote: () => quote, listJobs: () => jobs };
}

function Page({
  client,
  copy,
}: {
  readonly client: GenerationClient;
  readonly copy: Copy | null;
}): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <GenerationProvider client={client} userId="user-1" storage={null} locale="en-US">
      <button type="button" id="open-ours" onClick={() => setOpen(true)}>
        Ours
      </button>
      <AvatarGenerationModal isOpen={isOpen} characterId="character-1" onClose={() => setOpen(false)} />
      {copy !== null && <RadixDialog copy={copy} />}
    </GenerationProvider>
  );
}

function RadixDialog({ copy }: { readonly copy: Copy }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" id="open-radix" onClick={() => setOpen(true)}>
        Radix
      </button>
      <Dialog.Root open={isOpen} onOpenChange={setOpen}>
        <Dialog.Portal>
          <div className={copy.layer}>
            <Dialog.Overlay className={copy.overlay} />
            <Dialog.Content className={copy.content} aria-describedby={undefined}>
              {copy.children}
            </Dialog.Content>
          </div>
        </Dialog.Portal>
      </Dialog.Root>
    </>
  );
}
