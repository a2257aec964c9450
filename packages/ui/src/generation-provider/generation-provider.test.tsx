import { createScriptedClient, jobSnapshot, scriptedError } from '@charhub/api-client/testing';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { CharacterPage, type CharacterPageProps } from '../test-support/character-page.tsx';
import { script } from '../test-support/script.ts';
import { GenerationProvider } from './generation-provider.tsx';

async function start(props: Partial<CharacterPageProps> = {}) {
  const client = createScriptedClient({ price: 10 });
  const user = userEvent.setup();
  const page = (more: Partial<CharacterPageProps> = {}) => (
    <CharacterPage {...props} {...more} client={client} />
  );
  const view = render(page());
  await user.click(screen.getByRole('button', { name: 'Open the dialog' }));
  await screen.findByRole('textbox');
  await user.click(screen.getByRole('button', { name: 'Generate' }));
  await screen.findByText('Next in line');
  return { client, user, view, page };
}

async function toBackground(user: ReturnType<typeof userEvent.setup>) {
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: 'Continue in background' }));
}

describe('onComplete', () => {
  it('is called once with the picture while the dialog is open', async () => {
    const onComplete = vi.fn();
    const { client } = await start({ onComplete });
    await script(() => client.jobs.complete());
    await screen.findByRole('heading', { name: 'The avatar is ready.' });
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect(onComplete.mock.calls[0]?.[0]).toMatchObject({
      kind: 'avatar',
      characterId: 'character-1',
      image: client.jobs.get().images[0],
    });
  });

  it('is called once while the dialog is closed', async () => {
    const onComplete = vi.fn();
    const { client, user } = await start({ onComplete });
    await toBackground(user);
    await script(() => client.jobs.complete());
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  });

  it('is called once when the dialog has left the page', async () => {
    const onComplete = vi.fn();
    const { client, user, view, page } = await start({ onComplete });
    await toBackground(user);
    view.rerender(page({ hasModal: false }));
    await script(() => client.jobs.complete());
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  });

  it('is called once when the dialog has left the page and come back', async () => {
    const onComplete = vi.fn();
    const { client, user, view, page } = await start({ onComplete });
    await toBackground(user);
    view.rerender(page({ hasModal: false }));
    view.rerender(page({ hasModal: true }));
    await script(() => client.jobs.complete());
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  });

  it('is called for each job, and not for one that failed', async () => {
    const onComplete = vi.fn();
    const { client, user } = await start({ onComplete });
    await script(() => client.jobs.complete());
    await user.click(await screen.findByRole('button', { name: 'Generate again' }));
    await screen.findByText('Next in line');
    await script(() => client.jobs.fail());
    await user.click(await screen.findByRole('button', { name: 'Retry' }));
    await screen.findByText('Next in line');
    await script(() => client.jobs.complete());
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledTimes(2));
  });

  it('does not start a storm when the host renders at each call with new callbacks', async () => {
    const client = createScriptedClient({ price: 10 });
    const user = userEvent.setup();
    const renders = vi.fn();
    function Host() {
      const [count, setCount] = useState(0);
      return (
        <>
          <output>{count}</output>
          <CharacterPage client={client} onRender={renders} onComplete={() => setCount((was) => was + 1)} />
        </>
      );
    }
    render(<Host />);
    await user.click(screen.getByRole('button', { name: 'Open the dialog' }));
    await screen.findByRole('textbox');
    await user.click(screen.getByRole('button', { name: 'Generate' }));
    await screen.findByText('Next in line');
    renders.mockClear();
    const calls = client.calls.length;
    await script(() => client.jobs.complete());
    await vi.waitFor(() => expect(screen.getAllByRole('status', { hidden: true })[0]?.textContent).toBe('1'));
    expect(renders.mock.calls.length).toBeLessThan(4);
    // The price and the balance are asked for again, and nothing else.
    expect(client.calls.length - calls).toBeLessThanOrEqual(2);
  });
});

describe('the provider', () => {
  it('renders on the server, with a dialog in it', () => {
    const html = renderToString(<CharacterPage client={createScriptedClient()} />);
    expect(html).toContain('Open the dialog');
  });

  it('asks the client it was given last', async () => {
    const first = createScriptedClient({ price: 10 });
    const second = createScriptedClient({ price: 20 });
    const user = userEvent.setup();
    const view = render(<CharacterPage client={first} />);
    view.rerender(<CharacterPage client={second} />);
    await user.click(screen.getByRole('button', { name: 'Open the dialog' }));
    expect(await screen.findByText('20 credits · you have 500')).toBeTruthy();
  });

  it('names what is missing when a dialog has no provider', async () => {
    const { AvatarGenerationModal } = await import('../index.ts');
    vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(() =>
      render(<AvatarGenerationModal isOpen={false} onClose={() => {}} characterId="character-1" />),
    ).toThrow('Put a <GenerationProvider> above this component');
    vi.restoreAllMocks();
  });

  it('finishes an upload whose dialog has left the page, and makes the picture', async () => {
    const client = createScriptedClient({ price: 10 });
    const user = userEvent.setup();
    const view = render(<CharacterPage client={client} />);
    await user.click(screen.getByRole('button', { name: 'Open the dialog' }));
    await screen.findByRole('textbox');
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
    if (input) await user.upload(input, new File([bytes], 'knight.jpg', { type: 'image/jpeg' }));
    await screen.findByRole('img', { name: 'Sample image: knight.jpg' });
    const gate = client.hold('uploadSample');
    await user.click(screen.getByRole('button', { name: 'Generate' }));
    await vi.waitFor(() => expect(client.callsOf('uploadSample')).toHaveLength(1));
    view.rerender(<CharacterPage client={client} hasModal={false} />);
    await script(() => gate.release());
    await vi.waitFor(() => expect(client.callsOf('submitJob')).toHaveLength(1));
    expect(await screen.findByRole('button', { name: /Avatar/ })).toBeTruthy();
  });

  it('tells once, by name, when a picture is ready that nobody looks at, and shows it', async () => {
    const onJobFinished = vi.fn();
    const { client, user } = await start({ characterName: () => 'Ann', onJobFinished });
    await toBackground(user);
    await script(() => client.jobs.complete());
    expect(await screen.findAllByText('Ann’s avatar is ready.')).toHaveLength(1);
    expect(onJobFinished).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: 'View' }));
    expect(await screen.findByRole('dialog', { name: 'The avatar is ready.' })).toBeTruthy();
  });

  it('offers to show a picture only where there is something to show it', async () => {
    const client = createScriptedClient({ jobs: [jobSnapshot({ id: 'job-1', state: 'running' })] });
    render(
      <GenerationProvider client={client} userId="user-1" storage={null}>
        a page without a dock
      </GenerationProvider>,
    );
    await vi.waitFor(() => expect(client.watcherCount()).toBe(1));
    await script(() => client.jobs.complete());
    expect(await screen.findByText('The avatar is ready.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'View' })).toBeNull();
  });

  it('does not tell of a picture that somebody is looking at', async () => {
    const toast = vi.fn();
    const { client } = await start({ toast });
    await script(() => client.jobs.complete());
    await screen.findByRole('heading', { name: 'The avatar is ready.' });
    expect(toast).not.toHaveBeenCalled();
    expect(screen.queryByText('The avatar is ready.', { selector: 'p' })).toBeNull();
  });

  it('uses the toasts of the host, but not under a dialog of ours', async () => {
    const toast = vi.fn();
    const { client, user } = await start({ toast });
    await toBackground(user);
    expect(toast).toHaveBeenCalledWith(expect.stringContaining('continuing in background'), 'info');
    await script(() => client.jobs.fail());
    await vi.waitFor(() => expect(toast).toHaveBeenCalledWith('The avatar could not be made.', 'error'));
    expect(screen.queryByText('The avatar could not be made.')).toBeNull();
  });

  it('tells when a submission in the background was refused', async () => {
    const client = createScriptedClient({ price: 10 });
    const user = userEvent.setup();
    render(<CharacterPage client={client} />);
    await user.click(screen.getByRole('button', { name: 'Open the dialog' }));
    await screen.findByRole('textbox');
    const gate = client.hold('submitJob');
    client.failCalls('submitJob', scriptedError('validation'));
    await user.click(screen.getByRole('button', { name: 'Generate' }));
    await screen.findByText('Sending…');
    await toBackground(user);
    await script(() => gate.release());
    expect(await screen.findByText('The avatar could not be made.')).toBeTruthy();
  });

  it('gives another user other jobs', async () => {
    const { user, view } = await start({ userId: 'user-1' });
    await toBackground(user);
    expect(await screen.findByRole('button', { name: /Avatar 0%/ })).toBeTruthy();
    view.rerender(
      <GenerationProvider client={createScriptedClient()} userId="user-2" storage={null}>
        x
      </GenerationProvider>,
    );
    expect(screen.queryByRole('button', { name: /Avatar 0%/ })).toBeNull();
  });
});
