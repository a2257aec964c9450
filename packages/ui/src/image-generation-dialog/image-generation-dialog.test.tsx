import { createScriptedClient, type ScriptedClientOptions } from '@charhub/api-client/testing';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../test-support/accessibility-problems.ts';
import { CharacterPage, type CharacterPageProps } from '../test-support/character-page.tsx';
import { script } from '../test-support/script.ts';

const png = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], 'knight.png', {
  type: 'image/png',
});

async function openDialog(options: ScriptedClientOptions = {}, props: Partial<CharacterPageProps> = {}) {
  const client = createScriptedClient({ price: 10, ...options });
  const user = userEvent.setup();
  const page = render(<CharacterPage {...props} client={client} />);
  await user.click(screen.getByRole('button', { name: 'Open the dialog' }));
  return { client, user, script, ...page };
}

async function generate(options: ScriptedClientOptions = {}, props: Partial<CharacterPageProps> = {}) {
  const opened = await openDialog(options, props);
  await opened.user.type(await screen.findByRole('textbox'), 'A knight');
  await opened.user.click(screen.getByRole('button', { name: 'Generate' }));
  await screen.findByText('Next in line');
  return opened;
}

const heading = (name: string) => screen.findByRole('heading', { name });
const buttons = () => {
  const footer = screen.getByRole('dialog').querySelector('footer');
  return footer === null
    ? []
    : within(footer)
        .queryAllByRole('button')
        .map(({ textContent }) => textContent);
};

describe('before a picture is made', () => {
  it('asks for a prompt, names the price and has no accessibility problems', async () => {
    await openDialog();
    expect(await screen.findByText('10 credits · you have 500')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /Prompt/ }));
    expect(buttons()).toEqual(['Cancel', 'Generate']);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('names the size of a cover', async () => {
    await openDialog({}, { kind: 'cover' });
    expect(await screen.findByText(/Covers are portrait, 768 × 1152\./)).toBeTruthy();
  });

  it('says that an official character is for administrators, with a link, before anything is typed', async () => {
    await openDialog({ access: { canEdit: false, isOfficial: true } });
    const text = 'This is an official CharHub character. Only administrators can change its pictures.';
    expect(await screen.findByText(text)).toBeTruthy();
    expect(screen.getByRole('link').getAttribute('href')).toMatch(/issues\/108$/);
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(buttons()).toEqual(['Close']);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('keeps Generate off with the reason, and leads to credits, when there are too few', async () => {
    const onGetCredits = vi.fn();
    const { user, client } = await openDialog({ balance: 4 }, { onGetCredits });
    const reason = await screen.findByText('You need 10 credits and have 4.');
    const button = screen.getByRole('button', { name: 'Generate' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.getAttribute('aria-describedby')).toBe(reason.id);
    await user.click(button);
    expect(client.callsOf('submitJob')).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Get credits' }));
    expect(onGetCredits).toHaveBeenCalledOnce();
  });

  it('sends one job for a double click', async () => {
    const { user, client } = await openDialog();
    await screen.findByRole('textbox');
    await user.dblClick(screen.getByRole('button', { name: 'Generate' }));
    await screen.findByText('Next in line');
    expect(client.callsOf('submitJob')).toHaveLength(1);
  });

  it('does not send a prompt that is too long', async () => {
    const { user, client } = await openDialog();
    await user.click(await screen.findByRole('textbox'));
    await user.paste('x'.repeat(5_000));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.click(screen.getByRole('button', { name: 'Generate' }));
    expect(client.callsOf('submitJob')).toHaveLength(0);
    expect(screen.getByText('The prompt is 3000 characters too long.')).toBeTruthy();
  });
});

describe('while a picture is made', () => {
  it('shows how far the upload of a sample is', async () => {
    const { user, client, script } = await openDialog();
    await screen.findByRole('textbox');
    const gate = client.hold('uploadSample');
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    if (input) await user.upload(input, png);
    await screen.findByRole('img', { name: 'Sample image: knight.png' });
    await user.click(screen.getByRole('button', { name: 'Generate' }));
    await script(() => client.setUploadProgress(0.4));
    expect(screen.getByText('Uploading the sample… 40%')).toBeTruthy();
    await script(() => gate.release());
    expect(await screen.findByText('Next in line')).toBeTruthy();
  });

  it('names each step, and the bar names it too', async () => {
    const { client, script } = await generate();
    const bar = screen.getByRole('progressbar', { name: 'Progress' });
    await script(() => client.jobs.queue(2));
    expect(bar.getAttribute('aria-valuetext')).toBe('Waiting in line, 2 ahead');
    expect(bar.hasAttribute('aria-valuenow')).toBe(false);
    await script(() => client.jobs.start());
    expect(screen.getByText('Loading the model')).toBeTruthy();
    await script(() => client.jobs.advance({ percent: 63, preview: true }));
    expect(bar.getAttribute('aria-valuetext')).toBe('Painting… 63%');
    expect(bar.getAttribute('aria-valuenow')).toBe('63');
    expect(await screen.findByRole('img', { name: /Preview/ })).toBeTruthy();
    await script(() => client.jobs.advance({ percent: 97, step: 'saving' }));
    expect(bar.getAttribute('aria-valuetext')).toBe('97%, Saving');
    expect(buttons()).toEqual([]);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('renders only the progress anew for each message about it', async () => {
    const texts = vi.fn<(key: string) => void>();
    const translate = (key: string, _values: unknown, text: string) => {
      texts(key);
      return text;
    };
    const { client } = await generate({}, { translate });
    await script(() => client.jobs.advance({ percent: 10 }));
    texts.mockClear();
    await script(() => client.jobs.advance({ percent: 20 }));
    const rendered = new Set(texts.mock.calls.map(([key]) => key));
    const dock = ['dock.one', 'dock.expand', 'kind.avatar'];
    expect([...rendered].sort()).toEqual([...dock, 'progress.label', 'step.sampling'].sort());
  });

  it('speaks at milestones only', async () => {
    const { client, script } = await generate();
    const said = () => within(screen.getByRole('dialog')).getByRole('status').textContent;
    await vi.waitFor(() => expect(said()).toBe('Generation started.'));
    await script(() => client.jobs.start());
    await script(() => client.jobs.advance({ percent: 63 }));
    expect(said()).toBe('Generation started.');
    await script(() => client.jobs.complete());
    await vi.waitFor(() => expect(said()).toBe('The picture is ready.'));
  });

  it('says when the connection is lost, and takes it back', async () => {
    const { client, script } = await generate();
    const text = 'Connection lost. Your picture is still being made; reconnecting…';
    await script(() => client.setConnection('lost'));
    expect(screen.getByText(text)).toBeTruthy();
    await script(() => client.setConnection('live'));
    expect(screen.queryByText(text)).toBeNull();
  });
});

describe('after a picture was made', () => {
  it('shows it with its receipt, and what can be done with it', async () => {
    const { client, script } = await generate();
    await script(() => client.jobs.complete());
    expect(document.activeElement).toBe(await heading('The avatar is ready.'));
    const url = client.jobs.get().images[0]?.url ?? '';
    expect((await screen.findByRole('img', { name: 'The new avatar' })).getAttribute('src')).toBe(url);
    expect(screen.getByText('Saved as this character’s avatar.')).toBeTruthy();
    expect(screen.getByText(/^10 credits · /)).toBeTruthy();
    expect(buttons()).toEqual(['Back', 'Generate again', 'Close']);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('goes back to the settings as they were', async () => {
    const { client, script, user } = await generate();
    await script(() => client.jobs.complete());
    await user.click(await screen.findByRole('button', { name: 'Back' }));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('A knight');
    expect(document.activeElement).toBe(await heading('Create an avatar'));
  });

  it('makes another one with the same settings and a new intent, without a flash of the old one', async () => {
    const { client, script, user } = await generate();
    await script(() => client.jobs.complete());
    await user.click(await screen.findByRole('button', { name: 'Generate again' }));
    await heading('Making the avatar');
    expect(within(screen.getByRole('dialog')).queryByRole('img')).toBeNull();
    await vi.waitFor(() => expect(client.callsOf('submitJob')).toHaveLength(2));
    const [first, second] = client.callsOf('submitJob');
    expect(second?.argument).toEqual(first?.argument);
    expect(second?.idempotencyKey).not.toBe(first?.idempotencyKey);
  });

  it('opens the picture large; Escape closes one layer at a time', async () => {
    const { client, script, user } = await generate();
    await script(() => client.jobs.complete());
    await user.click(await screen.findByRole('button', { name: 'View full size' }));
    expect(await screen.findByRole('dialog', { name: 'Picture' })).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog', { name: 'Picture' })).toBeNull();
    expect(screen.getByRole('dialog', { name: 'The avatar is ready.' })).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
