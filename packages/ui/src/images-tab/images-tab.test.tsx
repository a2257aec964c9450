import {
  characterImage,
  createScriptedClient,
  datasetScenario,
  jobSnapshot,
  stage,
  type ScriptedClientOptions,
} from '@charhub/api-client/testing';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, useState, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { GenerationProvider } from '../generation-provider/generation-provider.tsx';
import { accessibilityProblems } from '../test-support/accessibility-problems.ts';
import { script } from '../test-support/script.ts';
import { ImagesTabBadge } from './images-tab-badge.tsx';
import { ImagesTab } from './images-tab.tsx';

const face = characterImage({ view: 'face', seed: 1, isActive: true });
const oldFace = characterImage({ view: 'face', seed: 9 });
const dataset = datasetScenario({ id: 'dataset-job' });

function renderTab(options: ScriptedClientOptions = {}) {
  const client = createScriptedClient(options);
  function Page(): ReactElement {
    const [renders, setRenders] = useState(0);
    return (
      <StrictMode>
        <GenerationProvider
          client={client}
          userId="user-1"
          storage={null}
          onJobFinished={() => setRenders(renders + 1)}
        >
          <h2>
            Images <ImagesTabBadge characterId="character-1" />
          </h2>
          <ImagesTab characterId="character-1" onCreateViews={() => setRenders(renders + 1)} />
        </GenerationProvider>
      </StrictMode>
    );
  }
  render(<Page />);
  return { client, user: userEvent.setup() };
}

const card = (view: string) => {
  const found = document.querySelector<HTMLElement>(`[data-view="${view}"]`);
  if (found === null) throw new Error(`There is no ${view}`);
  return within(found);
};
const url = (view: string) => card(view).queryByRole('img')?.getAttribute('src') ?? null;

describe('the reference views in the Images tab', () => {
  it('are the pictures in use; the others are empty places', async () => {
    renderTab({ images: { 'character-1': [oldFace, face] } });
    await vi.waitFor(() => expect(url('face')).toBe(face.url));
    expect(card('front').getByText('No picture yet')).toBeTruthy();
    expect(screen.queryByText('The four reference views will appear here.')).toBeNull();
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('say what will be there when there is nothing, and how it gets there', async () => {
    renderTab();
    expect(await screen.findByText('The four reference views will appear here.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Create reference views' })).toBeTruthy();
  });

  it('say that nobody but their owner can have them made', async () => {
    renderTab({ access: { canEdit: false } });
    const create = screen.getByRole('button', { name: 'Create reference views' });
    await vi.waitFor(() => expect(create.getAttribute('aria-disabled')).toBe('true'));
    const reason = document.getElementById(create.getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).toMatch(/Only its owner can/);
  });

  it('fill in place while a job makes them, and keep an old picture until then', async () => {
    const { client } = renderTab({ images: { 'character-1': [face] }, jobs: dataset.slice(0, 1) });
    expect(await card('front').findByText('Waiting')).toBeTruthy();
    await vi.waitFor(() => expect(url('face')).toBe(face.url));
    await script(() => client.jobs.start());
    await script(() => client.jobs.completeStage());
    const made = client.jobs.get().images[0]?.url;
    await vi.waitFor(() => expect(url('face')).toBe(made));
    expect(card('face').getByText('Ready')).toBeTruthy();
    await script(() => client.jobs.complete());
    await vi.waitFor(() => expect(screen.queryByText('Ready')).toBeNull());
    expect(url('face')).toBe(made);
  });

  it('are asked for once, and once more for each finished job', async () => {
    const { client } = renderTab({ jobs: dataset.slice(0, 1) });
    await card('front').findByText('Waiting');
    expect(client.callsOf('listImages')).toHaveLength(1);
    await script(() => client.jobs.complete());
    await vi.waitFor(() => expect(client.callsOf('listImages')).toHaveLength(2));
    await vi.waitFor(() => expect(screen.queryByText('Ready')).toBeNull());
    expect(client.callsOf('listImages')).toHaveLength(2);
  });

  it('say when they cannot be loaded, and try again', async () => {
    const client = createScriptedClient({ images: { 'character-1': [face] } });
    client.failCalls('listImages', 'server', 1);
    render(
      <GenerationProvider client={client} userId="user-1" storage={null}>
        <ImagesTab characterId="character-1" />
      </GenerationProvider>,
    );
    expect(await screen.findByText('The pictures could not be loaded.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(url('face')).toBe(face.url));
  });
});

describe('what else is being made', () => {
  const avatar = jobSnapshot({
    id: 'avatar-job',
    state: 'running',
    stages: [stage({ id: 'avatar', state: 'running', percent: 40 })],
  });

  it('is a tile of its own that leads to its dialog', async () => {
    const { user } = renderTab({ jobs: [avatar] });
    expect((await screen.findByRole('progressbar')).getAttribute('aria-valuetext')).toBe('Painting… 40%');
    await user.click(screen.getByRole('button', { name: 'Open: Avatar' }));
    expect(await screen.findByRole('dialog', { name: 'Making the avatar' })).toBeTruthy();
  });

  it('is counted on the tab, for this character only', async () => {
    const other = jobSnapshot({ ...avatar, id: 'other', characterId: 'character-2' });
    const { client } = renderTab({ jobs: [avatar, other, ...dataset.slice(0, 1)] });
    expect(await screen.findByText('2 running')).toBeTruthy();
    await script(() => client.jobs.complete('avatar-job'));
    expect(await screen.findByText('1 running')).toBeTruthy();
    await script(() => client.jobs.complete('dataset-job'));
    await vi.waitFor(() => expect(screen.queryByText(/running/)).toBeNull());
  });
});
