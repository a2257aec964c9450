import type { JobKind } from '@charhub/api-client/contract';
import {
  createScriptedClient,
  type ScriptedClient,
  type ScriptedClientOptions,
} from '@charhub/api-client/testing';
import type { ReactElement } from 'react';
import { expect, fn, screen, userEvent, waitFor, within } from 'storybook/test';
import { createMessageFormatter, type MessageKey, type MessageValues } from '../locales/index.ts';
import { Scene } from './scene.tsx';
import { samplePicture } from './sample-pictures.ts';

export interface SceneOptions extends ScriptedClientOptions {
  /** @default 'avatar' */
  readonly kind?: JobKind | 'character';
  /** Before anything is rendered: hold a method, let one fail. */
  readonly prepare?: (client: ScriptedClient) => void;
  /** @default true */
  readonly isOpen?: boolean;
  readonly onGetCredits?: () => void;
  /** The dock saves what is known of a job. @default false */
  readonly hasRecorder?: boolean;
}

/** A line may hold other sentences too, in brackets in the pseudo-locale. Numbers may hold spaces that do not break; Testing Library makes them plain. */
function sentence(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s/g, '\\s');
  return new RegExp(`(?<=^|[ [])${escaped}(?=[ \\]]|$)`);
}

type Mount = (element: ReactElement) => Promise<unknown>;

/** A page whose server is moved by hand, and what a person does and sees there, in the language of the toolbar. */
export interface OpenedScene {
  readonly client: ScriptedClient;
  readonly onClose: ReturnType<typeof fn>;
  readonly onComplete: ReturnType<typeof fn>;
  t(key: MessageKey, values?: MessageValues): string;
  percent(value: number): string;
  seconds(value: number): string;
  /** Presses the button of this name. */
  press(key: MessageKey, values?: MessageValues): Promise<void>;
  /** Presses the ✕. */
  dismiss(): Promise<void>;
  /** Waits until the text is there for the eye. */
  see(key: MessageKey, values?: MessageValues): Promise<HTMLElement>;
  /** Waits until the picture of this description can be seen. */
  seePicture(key: MessageKey, values?: MessageValues): Promise<void>;
  /** What nobody must see now. */
  missing(key: MessageKey, values?: MessageValues): void;
  /** The dialog's heading, which is its name. */
  heading(key: MessageKey, values?: MessageValues): Promise<HTMLElement>;
  dialog(): HTMLElement;
  /** The names of the buttons in the footer, in their order. */
  footer(): string[];
  /** Writes a prompt. */
  describe(prompt: string): Promise<void>;
  choose(file: File): Promise<void>;
  chooseSample(): Promise<void>;
  /** Presses Generate and waits until the server has the job. */
  generate(): Promise<void>;
}

/** Renders a page with an open dialog. A play function calls it with its own `mount`. */
export async function openScene(mount: Mount, options: SceneOptions = {}): Promise<OpenedScene> {
  const { kind = 'avatar', prepare, isOpen = true, hasRecorder = false, onGetCredits, ...script } = options;
  const client = createScriptedClient({ price: 10, ...script });
  const onClose = fn();
  const onComplete = fn();
  let messages = createMessageFormatter();
  prepare?.(client);
  await mount(
    <Scene
      client={client}
      kind={kind}
      isOpen={isOpen}
      hasRecorder={hasRecorder}
      onGetCredits={onGetCredits}
      onClose={onClose}
      onComplete={onComplete}
      onMessages={(current) => {
        messages = current;
      }}
    />,
  );

  const t: OpenedScene['t'] = (key, values) => messages.t(key, values);
  const dialog = () => screen.getByRole('dialog');

  if (isOpen) {
    // Nothing in a dialog can be seen before it has faded in, which a busy machine takes its time over.
    const opened = await screen.findByRole('dialog');
    await Promise.allSettled(opened.getAnimations().map((animation) => animation.finished));
  }

  async function press(key: MessageKey, values?: MessageValues): Promise<void> {
    await userEvent.click(await screen.findByRole('button', { name: t(key, values) }));
  }
  async function see(key: MessageKey, values?: MessageValues): Promise<HTMLElement> {
    const text = sentence(t(key, values));
    const options = { ignore: '.ch\\:sr-only' };
    await screen.findByText(text, options);
    // It may still be fading in, or go and come again as another element.
    return waitFor(async () => {
      const found = screen.getByText(text, options);
      await expect(found).toBeVisible();
      return found;
    });
  }

  async function choose(file: File): Promise<void> {
    const input = await screen.findByLabelText(t('sample.choose'), { selector: 'input' });
    await userEvent.upload(input, file, { applyAccept: false });
  }

  return {
    client,
    onClose,
    onComplete,
    t,
    percent: (value) => messages.formatPercent(value),
    seconds: (value) => messages.formatDuration(value, 'narrow'),
    press,
    dismiss: async () => {
      await userEvent.click(within(dialog()).getAllByRole('button')[0] ?? dialog());
    },
    see,
    seePicture: async (key, values) => {
      const picture = await screen.findByRole('img', { name: t(key, values) });
      await waitFor(() => expect(picture).toBeVisible());
    },
    missing: (key, values) => {
      const found = screen.queryByText(t(key, values), { exact: false });
      if (found !== null) throw new Error(`Nobody must see “${found.textContent}” now`);
    },
    heading: (key, values) => screen.findByRole('heading', { name: t(key, values) }),
    dialog,
    footer: () => {
      const footer = dialog().querySelector('footer');
      if (footer === null) throw new Error('The dialog has no footer');
      return within(footer)
        .queryAllByRole('button')
        .map((button) => button.textContent.trim());
    },
    describe: async (prompt) => {
      const field = await screen.findByRole('textbox');
      await userEvent.click(field);
      await userEvent.paste(prompt);
    },
    choose,
    chooseSample: async () => {
      await choose(await samplePicture());
      await screen.findByRole('img', { name: t('sample.alt', { name: 'hero.png' }) });
    },
    generate: async () => {
      const before = client.callsOf('submitJob').length;
      await press('action.generate');
      await waitFor(() => expect(client.callsOf('submitJob').length).toBe(before + 1));
      await waitFor(() => expect(client.watcherCount()).toBeGreaterThan(0));
    },
  };
}
