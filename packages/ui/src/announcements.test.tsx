import {
  characterImage,
  createScriptedClient,
  jobError,
  type ScriptedClient,
} from '@charhub/api-client/testing';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CharacterCreationModal } from './character-creation/character-creation-modal.tsx';
import { GenerationProvider } from './generation-provider/generation-provider.tsx';
import { CharacterPage } from './test-support/character-page.tsx';
import { listen, type Listener } from './test-support/listen.ts';
import { script } from './test-support/script.ts';

const images = { 'character-1': [characterImage({ view: 'avatar', isActive: true })] };
const user = userEvent.setup({ advanceTimers: () => undefined });

type Kind = 'avatar' | 'cover' | 'reference-dataset' | 'character';

function CreationPage({ client }: { readonly client: ScriptedClient }): ReactElement {
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

const page = (kind: Kind, client: ScriptedClient) =>
  kind === 'character' ? <CreationPage client={client} /> : <CharacterPage client={client} kind={kind} />;

async function openDialog(kind: Kind) {
  const client = createScriptedClient({ price: 10, images });
  const view = render(page(kind, client));
  await user.click(screen.getByRole('button', { name: 'Open the dialog' }));
  const submit = await screen.findByRole('button', { name: /^(Generate|Create character)$/ });
  if (kind === 'character') await user.type(screen.getByRole('textbox'), 'Aria, an elf');
  return { client, submit, render: () => view.rerender(page(kind, client)) };
}

async function start(kind: Kind) {
  const opened = await openDialog(kind);
  await user.click(opened.submit);
  await vi.waitFor(() => expect(opened.client.watcherCount()).toBe(kind === 'character' ? 2 : 1));
  await hear('Generation started.');
  return opened;
}

let ears: Listener;
beforeEach(() => {
  ears = listen();
});
afterEach(() => {
  ears.stop();
  vi.useRealTimers();
});

const hear = (last: string) => vi.waitFor(() => expect(ears.said().at(-1)).toBe(last));
const jobOf = (client: ScriptedClient, kind: string) =>
  client.jobs.all().find((job) => job.kind === kind)?.id ?? 'none';
const again = async (name: string) => user.click(await screen.findByRole('button', { name }));

describe.each(['avatar', 'cover'] as const)('the dialog for the %s says', (kind) => {
  it('that it has started and is ready, each once, however often it is rendered', async () => {
    const { client, render: rerender } = await start(kind);
    for (const percent of [10, 50, 90]) await script(() => client.jobs.advance({ percent }));
    rerender();
    await script(() => client.jobs.complete());
    await hear('The picture is ready.');
    rerender();
    expect(ears.said()).toEqual(['Generation started.', 'The picture is ready.']);
  });

  it('that it has failed and why, also when it fails again', async () => {
    const { client } = await start(kind);
    const failed = 'The picture could not be made. The model ran out of memory.';
    await script(() => client.jobs.fail({ code: 'out-of-memory' }));
    await hear(failed);
    await again('Retry');
    await vi.waitFor(() => expect(client.watcherCount()).toBe(1));
    await hear('Generation started.');
    await script(() => client.jobs.fail({ code: 'out-of-memory' }));
    await hear(failed);
    expect(ears.said()).toEqual(['Generation started.', failed, 'Generation started.', failed]);
  });
});

describe('the dialog for reference views says', () => {
  it('of each view that it is done, or why it is not, and how many there are in the end', async () => {
    const { client, render: rerender } = await start('reference-dataset');
    await script(() => client.jobs.completeStage());
    rerender();
    await script(() => client.jobs.advance({ percent: 60 }));
    await script(() => client.jobs.failStage({ code: 'execution' }));
    await script(() => client.jobs.completeStage());
    await script(() => client.jobs.failStage({ code: 'out-of-memory' }));
    rerender();
    expect(ears.said()).toEqual([
      'Generation started.',
      'Face is ready, 1 of 4.',
      'Front could not be made. The image service failed while painting.',
      'Side is ready, 2 of 4.',
      '2 of 4 views are ready. Back could not be made. The model ran out of memory.',
    ]);
  });

  it('all that a message brings, when those before it were lost', async () => {
    const { client } = await start('reference-dataset');
    const job = client.jobs.get();
    const error = jobError({ code: 'execution' });
    const states = ['completed', 'completed', 'failed', 'running'] as const;
    const stages = job.stages.map((each, index) => ({
      ...each,
      state: states[index] ?? each.state,
      error: index === 2 ? error : null,
    }));
    await script(() =>
      client.jobs.put({ ...job, revision: job.revision + 1, state: 'running', queuePosition: null, stages }),
    );
    await hear(
      'Face is ready, 1 of 4. Front is ready, 2 of 4. Side could not be made. The image service failed while painting.',
    );
  });

  it('that nothing came of it and why', async () => {
    const { client } = await start('reference-dataset');
    await script(() => client.jobs.fail({ code: 'unavailable' }));
    await hear('The reference views could not be made: The image service cannot be reached at the moment.');
  });
});

describe('the dialog for a new character says', () => {
  it('of each picture that it is done, and the character’s name in the end', async () => {
    const { client } = await start('character');
    await script(() => client.jobs.complete(jobOf(client, 'avatar')));
    const views = jobOf(client, 'reference-dataset');
    for (let view = 0; view < 4; view++) await script(() => client.jobs.completeStage(views));
    expect(ears.said()).toEqual([
      'Generation started.',
      'Avatar is ready, 1 of 5.',
      'Face is ready, 2 of 5.',
      'Front is ready, 3 of 5.',
      'Side is ready, 4 of 5.',
      'Aria is ready.',
    ]);
  });

  it('which pictures are missing and why, also when they fail again', async () => {
    const { client } = await start('character');
    await script(() => client.jobs.complete(jobOf(client, 'avatar')));
    const failed =
      'Aria is stored, but not all views could be made: The image service failed while painting.';
    await script(() => client.jobs.fail({ code: 'execution' }, jobOf(client, 'reference-dataset')));
    await hear(failed);
    await again('Retry missing views');
    await hear('Generation started.');
    await script(() => client.jobs.fail({ code: 'execution' }, jobOf(client, 'reference-dataset')));
    await hear(failed);
  });

  it('that the avatar is missing and why', async () => {
    const { client } = await start('character');
    await script(() => client.jobs.fail({ code: 'out-of-memory' }, jobOf(client, 'avatar')));
    await hear('Aria is stored, but the avatar could not be made: The model ran out of memory.');
  });

  it('that no character could be stored and why', async () => {
    const { client, submit } = await openDialog('character');
    client.failCalls('createCharacter', 'server');
    await user.click(submit);
    await hear('The character could not be created. Something went wrong on the server.');
  });
});

describe.each(['avatar', 'cover', 'reference-dataset', 'character'] as const)(
  'any dialog, as for %s',
  (kind) => {
    it('says once that the connection is lost for five seconds, and that it is back', async () => {
      const { client } = await start(kind);
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      await script(() => client.setConnection('lost'));
      await script(() => vi.advanceTimersByTime(4_900));
      expect(ears.said()).toEqual(['Generation started.']);
      await script(() => vi.advanceTimersByTime(200));
      await script(() => vi.advanceTimersByTime(60_000));
      await script(() => client.setConnection('live'));
      expect(ears.said()).toEqual(['Generation started.', 'Connection lost.', 'Connection restored.']);
    });

    it('says that it was cancelled, and what came back', async () => {
      const { client } = await start(kind);
      await user.keyboard('{Escape}');
      await again('Cancel generation');
      await vi.waitFor(() => expect(client.callsOf('cancelJob').length).toBeGreaterThan(0));
      const first = kind === 'character' ? jobOf(client, 'avatar') : client.jobs.get().id;
      await script(() => client.jobs.cancel(first));
      const credits = { avatar: 10, cover: 10, 'reference-dataset': 40, character: 50 }[kind];
      const cancelled = `Cancelled. ${String(credits)} credits were returned.`;
      await hear(cancelled);
      expect(ears.said()).toEqual(['Generation started.', cancelled]);
    });

    it('says at once, and interrupts, what must be put right in the form', async () => {
      const { client, submit } = await openDialog(kind);
      client.failCalls(kind === 'character' ? 'createCharacter' : 'submitJob', 'validation', 1);
      await user.click(submit);
      await hear('! The request was not accepted. Go back and check the prompt and the sample image.');
      expect(ears.said()).toHaveLength(1);
    });
  },
);

describe('after a reload', () => {
  function reload(client: ScriptedClient) {
    const items = new Map<string, string>();
    const storage = {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
      removeItem: (key: string) => void items.delete(key),
    };
    return () => render(<CharacterPage client={client} kind="reference-dataset" storage={storage} />);
  }

  it('says nothing again of what was said before, and goes on from there', async () => {
    const client = createScriptedClient({ price: 10, images });
    const load = reload(client);
    const before = load();
    await again('Open the dialog');
    await again('Generate');
    await hear('Generation started.');
    await script(() => client.jobs.completeStage());
    await hear('Face is ready, 1 of 4.');
    before.unmount();

    const said = ears.said().length;
    load();
    await again('Open the dialog');
    await screen.findByRole('heading', { name: 'Making the reference views' });
    await script(() => client.jobs.advance({ percent: 20 }));
    expect(ears.said().slice(said)).toEqual([]);
    await script(() => client.jobs.completeStage());
    expect(ears.said().slice(said)).toEqual(['Front is ready, 2 of 4.']);
  });

  it.each([
    ['avatar', 'complete'],
    ['avatar', 'fail'],
    ['reference-dataset', 'complete'],
    ['reference-dataset', 'fail'],
  ] as const)('says nothing of a job that ended before (%s, %s)', async (kind, ending) => {
    const outcome = /^(The avatar|(All|The reference) views) (is ready|are ready|could not (all )?be made)/;
    const client = createScriptedClient({ price: 10, images });
    render(<CharacterPage client={client} kind={kind} />);
    await again('Open the dialog');
    await again('Generate');
    await hear('Generation started.');
    await user.keyboard('{Escape}');
    await again('Continue in background');
    await again('Dismiss');
    await script(() => client.jobs[ending]());
    await vi.waitFor(() => expect(ears.said().at(-1)).toMatch(outcome));
    const said = ears.said().length;
    await again(ending === 'complete' ? 'View' : 'Details');
    await screen.findByRole('heading', { name: outcome });
    expect(within(screen.getByRole('dialog')).getByRole('status').textContent).toBe('');
    expect(ears.said().slice(said)).toEqual([]);
  });
});
