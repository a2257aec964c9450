import {
  createScriptedClient,
  datasetScenario,
  jobSnapshot,
  stage,
  type ScriptedClient,
} from '@charhub/api-client/testing';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../test-support/accessibility-problems.ts';
import { CharacterPage, type CharacterPageProps } from '../test-support/character-page.tsx';
import { script } from '../test-support/script.ts';

const painting = (id: string, kind: 'avatar' | 'cover', percent: number, characterId = 'character-1') =>
  jobSnapshot({
    id,
    kind,
    characterId,
    state: 'running',
    percent,
    stages: [stage({ id: kind, state: 'running', percent })],
  });

function renderDock(client: ScriptedClient, props: Partial<CharacterPageProps> = {}) {
  render(<CharacterPage client={client} characterName={() => 'Ann'} {...props} />);
  return { user: userEvent.setup(), script };
}

const pill = (name: RegExp) => screen.findByRole('button', { name });

describe('the dock', () => {
  it('is not there while there is nothing to tell', async () => {
    const client = createScriptedClient();
    renderDock(client);
    await vi.waitFor(() => expect(client.callsOf('listJobs')).not.toHaveLength(0));
    expect(screen.queryByRole('region', { name: 'Pictures being made' })).toBeNull();
  });

  it('shows a running job that was started elsewhere, with its kind and percent', async () => {
    const client = createScriptedClient({ jobs: [painting('job-1', 'avatar', 63)] });
    const { script } = renderDock(client);
    expect(await pill(/Avatar 63%/)).toBeTruthy();
    await script(() => client.jobs.advance({ percent: 80 }));
    expect(await pill(/Avatar 80%/)).toBeTruthy();
  });

  it('says of a dataset at which picture it is, and opens its dialog', async () => {
    const client = createScriptedClient({ jobs: datasetScenario({ id: 'views-job' }).slice(0, 1) });
    const { user } = renderDock(client, { hasModal: false });
    await vi.waitFor(() => expect(client.watcherCount()).toBe(1));
    await script(() => client.jobs.completeStage());
    await script(() => client.jobs.advance({ percent: 24 }));
    await user.click(await pill(/^Reference views · Image 2 of 4 · 31%/));
    expect(screen.getByRole('listitem').textContent).toContain('Ann · Reference viewsImage 2 of 4 · 31%');
    await user.click(screen.getByRole('button', { name: 'Open: Ann · Reference views' }));
    expect(await screen.findByRole('dialog', { name: 'Making the reference views' })).toBeTruthy();
  });

  it('counts several jobs and lists each of them', async () => {
    const client = createScriptedClient({
      jobs: [painting('job-1', 'avatar', 63), painting('job-2', 'cover', 20)],
    });
    const { user } = renderDock(client);
    await user.click(await pill(/2 running/));
    const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(items.join(' ')).toContain('Ann · AvatarPainting… 63%');
    expect(items.join(' ')).toContain('Ann · CoverPainting… 20%');
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('opens the dialog of a job, wherever the page is', async () => {
    const client = createScriptedClient({ jobs: [painting('job-1', 'cover', 20)] });
    const { user } = renderDock(client, { hasModal: false });
    await user.click(await pill(/Cover 20%/));
    await user.click(screen.getByRole('button', { name: 'Open: Ann · Cover' }));
    expect(await screen.findByRole('dialog', { name: 'Making the cover' })).toBeTruthy();
  });

  it('gets the focus back when the dialog that it opened is closed', async () => {
    const client = createScriptedClient({ jobs: [painting('job-1', 'cover', 20)] });
    const { user } = renderDock(client, { hasModal: false });
    await user.click(await pill(/Cover 20%/));
    await user.click(screen.getByRole('button', { name: 'Open: Ann · Cover' }));
    await screen.findByRole('dialog', { name: 'Making the cover' });
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Continue in background' }));
    const dock = await pill(/Cover 20%/);
    await vi.waitFor(() => expect(document.activeElement).toBe(dock));
  });

  it('leads the keyboard from the pill into the list, and back by Escape', async () => {
    const client = createScriptedClient({ jobs: [painting('job-1', 'avatar', 63)] });
    const { user } = renderDock(client);
    const dock = await pill(/Avatar 63%/);
    dock.focus();
    await user.keyboard('{Enter}{Tab}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open: Ann · Avatar' }));
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(dock);
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('leaves the opening to the host when it wants to', async () => {
    const onOpenJob = vi.fn();
    const client = createScriptedClient({ jobs: [painting('job-1', 'cover', 20)] });
    const { user } = renderDock(client, { onOpenJob });
    await user.click(await pill(/Cover 20%/));
    await user.click(screen.getByRole('button', { name: 'Open: Ann · Cover' }));
    expect(onOpenJob).toHaveBeenCalledWith(expect.objectContaining({ jobId: 'job-1', kind: 'cover' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('cancels a job, and says so until it has ended', async () => {
    const client = createScriptedClient({ jobs: [painting('job-1', 'avatar', 63)] });
    const { user, script } = renderDock(client);
    await user.click(await pill(/Avatar 63%/));
    await user.click(screen.getByRole('button', { name: 'Cancel: Ann · Avatar' }));
    expect(await screen.findByText('Cancelling…')).toBeTruthy();
    await script(() => client.jobs.cancel());
    await vi.waitFor(() => expect(screen.queryByText('Cancelling…')).toBeNull());
  });

  it('says what a job does while nobody tells how far it is, and offers no cancel that cannot be', async () => {
    const stages = [stage({ id: 'avatar', state: 'running', step: 'working' })];
    const job = { ...painting('job-1', 'avatar', 0), stages, isCancellable: false };
    const { user } = renderDock(createScriptedClient({ jobs: [job] }));
    await user.click(await pill(/^Avatar · Painting/));
    expect(screen.getByRole('button', { name: 'Open: Ann · Avatar' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Cancel/ })).toBeNull();
  });

  it('keeps a finished job until it is seen', async () => {
    const client = createScriptedClient({ jobs: [painting('job-1', 'avatar', 63)] });
    const { user, script } = renderDock(client);
    await pill(/Avatar 63%/);
    await script(() => client.jobs.complete());
    await user.click(await pill(/1 ready/));
    await user.click(within(screen.getByRole('list')).getByRole('button', { name: /^Open/ }));
    expect(await screen.findByRole('dialog', { name: 'The avatar is ready.' })).toBeTruthy();
    await user.keyboard('{Escape}');
    await vi.waitFor(() => expect(screen.queryByRole('region', { name: 'Pictures being made' })).toBeNull());
  });

  it('keeps a failed job until it is dismissed', async () => {
    const client = createScriptedClient({ jobs: [painting('job-1', 'avatar', 63)] });
    const { user, script } = renderDock(client);
    await pill(/Avatar 63%/);
    await script(() => client.jobs.fail());
    await user.click(await pill(/1 failed/));
    await user.click(screen.getByRole('button', { name: 'Dismiss: Ann · Avatar' }));
    await vi.waitFor(() => expect(screen.queryByRole('region', { name: 'Pictures being made' })).toBeNull());
  });
});
