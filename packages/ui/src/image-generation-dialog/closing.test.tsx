import { createScriptedClient, scriptedError } from '@charhub/api-client/testing';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../test-support/accessibility-problems.ts';
import { CharacterPage } from '../test-support/character-page.tsx';
import { script } from '../test-support/script.ts';

async function generate() {
  const client = createScriptedClient({ price: 10 });
  const onClose = vi.fn();
  const user = userEvent.setup();
  const page = render(<CharacterPage client={client} onClose={onClose} onGetCredits={() => {}} />);
  await user.click(screen.getByRole('button', { name: 'Open the dialog' }));
  await user.type(await screen.findByRole('textbox'), 'A knight');
  await user.click(screen.getByRole('button', { name: 'Generate' }));
  await screen.findByText('Next in line');
  return { client, user, onClose, script, ...page };
}

const question = () => screen.findByRole('dialog', { name: 'Your picture is still being made.' });

describe('closing while a picture is made', () => {
  it.each(['✕', 'Escape'])('asks when %s is pressed, and does not close', async (way) => {
    const { user, onClose } = await generate();
    if (way === 'Escape') await user.keyboard('{Escape}');
    else await user.click(screen.getByRole('button', { name: 'Close' }));
    const dialog = within(await question());
    expect(document.activeElement).toBe(dialog.getByRole('heading'));
    expect(dialog.getByRole('button', { name: 'Keep watching' })).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);
    expect(onClose).not.toHaveBeenCalled();
  });

  it.each(['Keep watching', 'Escape'])('goes on watching with %s', async (way) => {
    const { user, onClose } = await generate();
    await user.keyboard('{Escape}');
    await question();
    if (way === 'Escape') await user.keyboard('{Escape}');
    else await user.click(screen.getByRole('button', { name: 'Keep watching' }));
    expect(await screen.findByRole('dialog', { name: 'Making the avatar' })).toBeTruthy();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('continues in the background: closes, says so, and shows the same job when it is opened again', async () => {
    const { client, user, onClose, script } = await generate();
    await script(() => client.jobs.advance({ percent: 63 }));
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Continue in background' }));
    expect(onClose).toHaveBeenCalledOnce();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText(/Generation is continuing in background/)).toBeTruthy();
    await vi.waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open the dialog' })),
    );

    await user.click(screen.getByRole('button', { name: 'Open the dialog' }));
    expect(await screen.findByText('Painting… 63%')).toBeTruthy();
    expect(client.callsOf('submitJob')).toHaveLength(1);
    expect(client.callsOf('cancelJob')).toHaveLength(0);
  });

  it('offers no way to cancel where the back end has none', async () => {
    const { client, user, script } = await generate();
    await script(() => {
      const job = client.jobs.get();
      client.jobs.put({ ...job, revision: job.revision + 1, isCancellable: false });
    });
    await user.keyboard('{Escape}');
    const dialog = within(await question());
    expect(dialog.getByText('Keep watching, or let it finish in the background.')).toBeTruthy();
    expect(dialog.queryByRole('button', { name: 'Cancel generation' })).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Continue in background' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('takes the question back when the job ends meanwhile', async () => {
    const { client, user, script } = await generate();
    await user.keyboard('{Escape}');
    await question();
    await script(() => client.jobs.complete());
    expect(await screen.findByRole('dialog', { name: 'The avatar is ready.' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Keep watching' })).toBeNull();
  });

  it('cancels, tells what was returned, and keeps the settings', async () => {
    const { client, user, script } = await generate();
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Cancel generation' }));
    expect(await screen.findByRole('dialog', { name: 'Cancelling…' })).toBeTruthy();
    await script(() => client.jobs.cancel());
    expect(await screen.findByText('Cancelled. 10 credits were returned.', { selector: 'p' })).toBeTruthy();
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('A knight');
  });

  it('shows the picture when it was finished before it could be cancelled', async () => {
    const { client, user, script } = await generate();
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Cancel generation' }));
    await script(() => client.jobs.complete());
    expect(await screen.findByText('It finished before it could be cancelled.')).toBeTruthy();
  });
});

describe('when no picture was made', () => {
  it('says why, what to do and what it cost, and folds the details', async () => {
    const { client, user, script } = await generate();
    await script(() => client.jobs.fail({ code: 'out-of-memory', message: 'CUDA', details: ['KSampler'] }));
    const dialog = within(await screen.findByRole('dialog', { name: 'The avatar could not be made' }));
    expect(document.activeElement).toBe(dialog.getByRole('heading'));
    expect(dialog.getByText('The model ran out of memory.')).toBeTruthy();
    expect(dialog.getByText(/10 credits were returned\./)).toBeTruthy();
    expect(dialog.queryByText('KSampler')).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Details' }));
    expect(dialog.getByText('Code: out-of-memory')).toBeTruthy();
    expect(dialog.getByText('KSampler')).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Copy details' }));
    expect(await navigator.clipboard.readText()).toBe('Code: out-of-memory\nJob: job-1\nCUDA\nKSampler');
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('tries again with the same settings', async () => {
    const { client, user, script } = await generate();
    await script(() => client.jobs.fail());
    await user.click(await screen.findByRole('button', { name: 'Retry' }));
    await vi.waitFor(() => expect(client.callsOf('submitJob')).toHaveLength(2));
    expect(client.callsOf('submitJob')[1]?.argument).toEqual(client.callsOf('submitJob')[0]?.argument);
  });

  it('keeps the previous picture when another one fails', async () => {
    const { client, user, script } = await generate();
    await script(() => client.jobs.complete());
    const url = client.jobs.get().images[0]?.url;
    await user.click(await screen.findByRole('button', { name: 'Generate again' }));
    await vi.waitFor(() => expect(client.callsOf('submitJob')).toHaveLength(2));
    await script(() => client.jobs.fail());
    expect(await screen.findByText(/Your previous picture is unchanged\./)).toBeTruthy();
    expect((await screen.findByRole('img', { name: 'The new avatar' })).getAttribute('src')).toBe(url);
  });

  it('explains in the form what can be put right there', async () => {
    const client = createScriptedClient({ price: 10 });
    client.failCalls('submitJob', scriptedError('validation'), 1);
    const user = userEvent.setup();
    render(<CharacterPage client={client} />);
    await user.click(screen.getByRole('button', { name: 'Open the dialog' }));
    await user.type(await screen.findByRole('textbox'), 'A knight');
    await user.click(screen.getByRole('button', { name: 'Generate' }));
    expect(await screen.findByText(/The request was not accepted\./)).toBeTruthy();
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('A knight');
  });
});
