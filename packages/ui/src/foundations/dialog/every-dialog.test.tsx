import { characterImage, createScriptedClient } from '@charhub/api-client/testing';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { CharacterCreationModal } from '../../character-creation/character-creation-modal.tsx';
import { GenerationProvider } from '../../generation-provider/generation-provider.tsx';
import { CharacterPage } from '../../test-support/character-page.tsx';
import { script } from '../../test-support/script.ts';
import { tabAround } from '../../test-support/tab-around.ts';

const kinds = ['avatar', 'cover', 'reference-dataset'] as const;
const images = { 'character-1': [characterImage({ view: 'avatar', isActive: true })] };

function CreationPage({
  client,
}: {
  readonly client: ReturnType<typeof createScriptedClient>;
}): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <GenerationProvider client={client} userId="user-1" storage={null}>
      <button type="button" onClick={() => setOpen(true)}>
        Open the dialog
      </button>
      <CharacterCreationModal isOpen={isOpen} onClose={() => setOpen(false)} />
    </GenerationProvider>
  );
}

/** Opens it as somebody without a pointer does. */
async function openByKeyboard(kind: (typeof kinds)[number] | 'character') {
  const client = createScriptedClient({ price: 10, images });
  const user = userEvent.setup();
  render(
    kind === 'character' ? <CreationPage client={client} /> : <CharacterPage client={client} kind={kind} />,
  );
  // A dialog that was open when a test ended gives its focus away in a task of its own.
  await vi.waitFor(async () => {
    await user.tab();
    expect(document.activeElement).toBe(opener());
  });
  await user.keyboard('{Enter}');
  const generate = await screen.findByRole('button', { name: /^(Generate|Create character)$/ });
  return { client, user, generate };
}

const dialog = () => screen.getByRole('dialog');
const opener = () => screen.getByRole('button', { name: 'Open the dialog' });

async function startByKeyboard(kind: (typeof kinds)[number]) {
  const opened = await openByKeyboard(kind);
  while (document.activeElement !== opened.generate) await opened.user.tab();
  await opened.user.keyboard('{Enter}');
  await vi.waitFor(() => expect(opened.client.watcherCount()).toBe(1));
  return opened;
}

async function pressByKeyboard(user: ReturnType<typeof userEvent.setup>, name: string) {
  const button = await screen.findByRole('button', { name });
  const most = dialog().querySelectorAll('*').length;
  for (let tabs = 0; document.activeElement !== button && tabs < most; tabs++) await user.tab();
  expect(document.activeElement).toBe(button);
  await user.keyboard('{Enter}');
}

describe.each([...kinds, 'character'] as const)('the dialog for %s, by keyboard alone', (kind) => {
  it('takes the focus, keeps it while Tab goes round, and gives it back on Escape', async () => {
    const { user } = await openByKeyboard(kind);
    expect(dialog().contains(document.activeElement)).toBe(true);
    expect(within(dialog()).getByRole('heading', { level: 2 }).id).toBe(
      dialog().getAttribute('aria-labelledby'),
    );
    expect(await tabAround(user, dialog())).toBeGreaterThan(3);

    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(opener()));
  });
});

// A cover's dialog is an avatar's with other words.
describe.each(['avatar', 'reference-dataset'] as const)('a job for %s, by keyboard alone', (kind) => {
  it('asks on Escape, takes the question back on the next, and goes on in the background by Enter', async () => {
    const { user } = await startByKeyboard(kind);
    const making = await screen.findByRole('dialog', { name: /^Making/ });
    await vi.waitFor(() => expect(document.activeElement).toBe(within(making).getByRole('heading')));

    await user.keyboard('{Escape}');
    const question = await screen.findByRole('dialog', { name: /still being made/ });
    await vi.waitFor(() => expect(document.activeElement).toBe(within(question).getByRole('heading')));
    expect(await tabAround(user, dialog())).toBeGreaterThanOrEqual(4);

    await user.keyboard('{Escape}');
    await screen.findByRole('dialog', { name: /^Making/ });

    await user.keyboard('{Escape}');
    await pressByKeyboard(user, 'Continue in background');
    expect(screen.queryByRole('dialog')).toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(opener()));
  });

  it('reaches everything that a failure offers', async () => {
    const { client, user } = await startByKeyboard(kind);
    await script(() => client.jobs.fail({ code: 'out-of-memory' }));
    await pressByKeyboard(user, 'Details');
    expect(await tabAround(user, dialog())).toBeGreaterThan(3);
    await pressByKeyboard(user, 'Retry');
    await vi.waitFor(() => expect(client.callsOf('submitJob')).toHaveLength(2));
  });

  it('speaks of the start and the end, and not of every percent between', async () => {
    const { client } = await startByKeyboard(kind);
    const said: string[] = [];
    const note = () => {
      const text = within(dialog()).getByRole('status').textContent;
      if (text !== '' && text !== said.at(-1)) said.push(text);
    };
    const watch = new MutationObserver(note);
    note();
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    await script(() => client.jobs.start());
    for (const percent of [5, 20, 40, 63, 90]) await script(() => client.jobs.advance({ percent }));
    await script(() => client.jobs.complete());
    await vi.waitFor(() => expect(said.at(-1)).toMatch(/ready/));
    watch.disconnect();
    expect(said).toEqual([expect.stringMatching(/started/), expect.stringMatching(/ready/)]);
  });
});
