import {
  characterImage,
  createScriptedClient,
  type ScriptedClientOptions,
} from '@charhub/api-client/testing';
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../test-support/accessibility-problems.ts';
import { CharacterPage, type CharacterPageProps } from '../test-support/character-page.tsx';
import { script } from '../test-support/script.ts';

const avatar = characterImage({ view: 'avatar', isActive: true });
const storedFront = characterImage({ view: 'front', seed: 9, isActive: true });

async function openDialog(options: ScriptedClientOptions = {}, props: Partial<CharacterPageProps> = {}) {
  const client = createScriptedClient({
    price: 10,
    images: { 'character-1': [avatar, storedFront] },
    ...options,
  });
  const host = { onClose: vi.fn(), onComplete: vi.fn() };
  const user = userEvent.setup();
  const page = render(<CharacterPage kind="reference-dataset" {...host} {...props} client={client} />);
  await user.click(screen.getByRole('button', { name: 'Open the dialog' }));
  return { client, user, host, ...page };
}

async function generate(options: ScriptedClientOptions = {}, props: Partial<CharacterPageProps> = {}) {
  const opened = await openDialog(options, props);
  await opened.user.click(await screen.findByRole('button', { name: 'Generate' }));
  await vi.waitFor(() => expect(opened.client.watcherCount()).toBe(1));
  return opened;
}

const box = (name: string) => screen.findByRole<HTMLInputElement>('checkbox', { name });
const heading = (name: string) => screen.findByRole('heading', { name });
const dialog = () => within(screen.getByRole('dialog'));
const buttons = () => {
  const footer = screen.getByRole('dialog').querySelector('footer');
  return footer === null
    ? []
    : within(footer)
        .queryAllByRole('button')
        .map(({ textContent }) => textContent);
};
const card = (view: string) => {
  const found = document.querySelector<HTMLElement>(`[role="dialog"] [data-view="${view}"]`);
  if (found === null) throw new Error(`There is no card of ${view}`);
  return within(found);
};

describe('before views are made', () => {
  it('has all four chosen, with a price that follows the choice', async () => {
    const { user } = await openDialog();
    expect(await dialog().findByText('4 views × 10 = 40 credits · you have 500')).toBeTruthy();
    expect(document.activeElement).toBe(await box('All views'));
    await user.click(await box('Side'));
    expect(dialog().getByText('3 views × 10 = 30 credits · you have 500')).toBeTruthy();
    expect((await box('All views')).indeterminate).toBe(true);
    expect(buttons()).toEqual(['Cancel', 'Generate']);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('needs at least one, and says so', async () => {
    const { user, client } = await openDialog();
    await user.click(await box('All views'));
    const reason = dialog().getByText('Choose at least one view.');
    const button = screen.getByRole('button', { name: 'Generate' });
    expect(button.getAttribute('aria-describedby')).toBe(reason.id);
    await user.click(button);
    expect(client.callsOf('submitJob')).toHaveLength(0);
  });

  it('asks for the chosen views in the order in which they are made, whatever the order of the clicks', async () => {
    const { user, client } = await openDialog();
    await user.click(await box('All views'));
    for (const view of ['Back', 'Face', 'Side']) await user.click(await box(view));
    await user.click(screen.getByRole('button', { name: 'Generate' }));
    await vi.waitFor(() => expect(client.callsOf('submitJob')).toHaveLength(1));
    expect(client.callsOf('submitJob')[0]?.argument).toMatchObject({ views: ['face', 'side', 'back'] });
  });

  it('says of a view that it has a picture', async () => {
    await openDialog();
    const front = await box('Front');
    await vi.waitFor(() => expect(front.getAttribute('aria-describedby')).not.toBeNull());
    expect((await box('Back')).getAttribute('aria-describedby')).toBeNull();
  });

  it('asks for an avatar first, and opens its dialog above', async () => {
    const { user, client } = await openDialog({ images: {} });
    expect(await screen.findByText('Make an avatar first: the views are built from it.')).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Make an avatar' }));
    await user.click(await screen.findByRole('button', { name: 'Generate' }));
    await vi.waitFor(() => expect(client.watcherCount()).toBe(1));
    await script(() => client.jobs.complete());
    await heading('The avatar is ready.');
    await user.keyboard('{Escape}');
    expect(await box('All views')).toBeTruthy();
    expect(screen.getByRole('dialog', { name: 'Create reference views' })).toBeTruthy();
  });
});

describe('while views are made', () => {
  it('shows each at its own stage, with no second Start button, and only new pictures', async () => {
    const { client } = await generate();
    expect(dialog().queryByRole('img')).toBeNull();
    await script(() => client.jobs.completeStage());
    await script(() => client.jobs.advance({ percent: 24, preview: true }));
    expect(dialog().getByText('Image 2 of 4 · 31%')).toBeTruthy();
    expect(dialog().getByRole('progressbar').getAttribute('aria-valuetext')).toBe('Image 2 of 4, Front, 31%');
    expect(card('face').getByText('Ready')).toBeTruthy();
    expect(card('front').getByText('24%')).toBeTruthy();
    expect(card('side').getByText('Waiting')).toBeTruthy();
    await vi.waitFor(() => expect(dialog().getAllByRole('img')).toHaveLength(2));
    const shown = dialog()
      .getAllByRole('img')
      .map((picture) => picture.getAttribute('src'));
    expect(shown).not.toContain(storedFront.url);
    expect(buttons()).toEqual([]);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('speaks when a view is done, and not in between', async () => {
    const { client } = await generate();
    const said = () => dialog().getByRole('status').textContent;
    await vi.waitFor(() => expect(said()).toBe('Generation started.'));
    await script(() => client.jobs.advance({ percent: 50 }));
    expect(said()).toBe('Generation started.');
    await script(() => client.jobs.completeStage());
    expect(said()).toBe('Face is ready, 1 of 4.');
    await script(() => client.jobs.failStage({ code: 'execution' }));
    expect(said()).toBe('Front could not be made. The image service failed while painting.');
  });

  it('asks when it is closed, goes on in the background, and shows the same job again', async () => {
    const { client, user, host } = await generate();
    await script(() => client.jobs.completeStage());
    await user.keyboard('{Escape}');
    await heading('Your pictures are still being made.');
    expect(host.onClose).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Continue in background' }));
    expect(host.onClose).toHaveBeenCalledOnce();
    expect(await screen.findByRole('button', { name: /Reference views · Image 2 of 4 · 25%/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open the dialog' }));
    expect(await dialog().findByText('Image 2 of 4 · 25%')).toBeTruthy();
    expect(client.callsOf('submitJob')).toHaveLength(1);
  });
});

describe('after all views were made', () => {
  afterEach(() => vi.useRealTimers());

  async function complete(props: Partial<CharacterPageProps> = {}) {
    const opened = await generate({}, props);
    await script(() => opened.client.jobs.completeStage());
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await script(() => opened.client.jobs.complete());
    return opened;
  }
  const pass = (milliseconds: number) => script(() => vi.advanceTimersByTime(milliseconds));
  const closing = () => screen.queryByText(/^Closing in/)?.textContent ?? null;

  it('closes itself after three seconds, and says so', async () => {
    const { host } = await complete();
    expect(closing()).toBe('Closing in 3…');
    expect(dialog().getByRole('status').textContent).toBe(
      'All views are ready. This window will close in 3 seconds. Choose “Stay” to keep it open.',
    );
    await pass(1_000);
    expect(closing()).toBe('Closing in 2…');
    await pass(2_000);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(host.onClose).toHaveBeenCalledOnce();
    expect(host.onComplete).toHaveBeenCalledOnce();
  });

  it.each([
    ['a key', (target: HTMLElement) => fireEvent.keyDown(target, { key: 'Shift' })],
    ['a pointer', (target: HTMLElement) => fireEvent.pointerDown(target)],
    [
      'a touch',
      (target: HTMLElement) => fireEvent.touchStart(target, { changedTouches: [{ clientX: 1, clientY: 1 }] }),
    ],
    ['the focus on a button', () => screen.getByRole('button', { name: 'Stay' }).focus()],
  ])('stays when there is %s inside', async (_, interact) => {
    const { host } = await complete();
    await script(() => interact(screen.getByRole('heading', { name: 'All views are ready.' })));
    expect(closing()).toBeNull();
    await pass(10_000);
    expect(screen.getByRole('dialog', { name: 'All views are ready.' })).toBeTruthy();
    expect(host.onClose).not.toHaveBeenCalled();
  });

  it('offers to keep a view, or to make it again', async () => {
    const { client } = await complete();
    fireEvent.click(screen.getByRole('button', { name: 'Lock Front' }));
    expect(closing()).toBeNull();
    vi.useRealTimers();
    expect(await accessibilityProblems()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Generate again' }));
    await vi.waitFor(() => expect(client.callsOf('submitJob')).toHaveLength(2));
    expect(client.callsOf('submitJob')[1]?.argument).toMatchObject({ views: ['face', 'side', 'back'] });
  });
});

describe('when some views could not be made', () => {
  async function endIncomplete() {
    const opened = await generate();
    for (const end of ['completeStage', 'completeStage', 'completeStage'] as const) {
      await script(() => opened.client.jobs[end]());
    }
    await script(() => opened.client.jobs.failStage({ code: 'out-of-memory' }));
    return opened;
  }

  it('keeps the good ones, says what failed and why, and what came back', async () => {
    const { host } = await endIncomplete();
    expect(document.activeElement).toBe(await heading('3 of 4 views are ready.'));
    expect(dialog().getByText('Back: The model ran out of memory. 10 credits were returned.')).toBeTruthy();
    expect(buttons()).toEqual(['Back', 'Retry failed views', 'Done']);
    await vi.waitFor(() => expect(dialog().getAllByRole('img')).toHaveLength(3));
    expect(host.onComplete).toHaveBeenCalledOnce();
    expect(screen.queryByText(/^Closing in/)).toBeNull();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('makes only the failed ones again, beside the good ones', async () => {
    const { client, user } = await endIncomplete();
    await user.click(await screen.findByRole('button', { name: 'Retry failed views' }));
    await vi.waitFor(() => expect(client.callsOf('submitJob')).toHaveLength(2));
    expect(client.callsOf('submitJob')[1]?.argument).toMatchObject({ views: ['back'] });
    await vi.waitFor(() => expect(client.watcherCount()).toBe(1));
    await script(() => client.jobs.advance({ percent: 10 }));
    expect(dialog().getByText('Image 1 of 1 · 10%')).toBeTruthy();
    expect(dialog().getAllByText('Ready')).toHaveLength(3);
  });
});

describe('onComplete', () => {
  it('is called once also when the dialog has left the page', async () => {
    const { client, user, rerender, host } = await generate();
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Continue in background' }));
    rerender(<CharacterPage kind="reference-dataset" {...host} client={client} hasModal={false} />);
    await script(() => client.jobs.complete());
    await vi.waitFor(() => expect(host.onComplete).toHaveBeenCalledOnce());
    expect(host.onComplete).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'reference-dataset', characterId: 'character-1' }),
    );
  });
});
