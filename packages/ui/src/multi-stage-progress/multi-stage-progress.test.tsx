import {
  createScriptedClient,
  datasetScenario,
  type ScriptedClientOptions,
} from '@charhub/api-client/testing';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, useState, type ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GenerationProvider } from '../generation-provider/generation-provider.tsx';
import { accessibilityProblems } from '../test-support/accessibility-problems.ts';
import { script } from '../test-support/script.ts';
import type { GenerationStage, MultiStageProgressProps } from './multi-stage-progress.types.ts';
import { MultiStageProgress } from './multi-stage-progress.tsx';

function renderProgress(props: Partial<MultiStageProgressProps> = {}, options: ScriptedClientOptions = {}) {
  const client = createScriptedClient({ price: 10, ...options });
  const host = {
    onComplete: vi.fn<(stages: GenerationStage[]) => void>(),
    onError: vi.fn<(message: string) => void>(),
    onGenerationComplete: vi.fn<() => void>(),
  };

  function Page(): ReactElement {
    const [renders, setRenders] = useState(0);
    return (
      <StrictMode>
        <GenerationProvider client={client} userId="user-1" storage={null}>
          <button type="button" onClick={() => setRenders(renders + 1)}>
            Render {renders}
          </button>
          <MultiStageProgress
            characterId="character-1"
            viewsToGenerate={['back', 'face']}
            {...props}
            onComplete={(stages) => {
              host.onComplete(stages);
              setRenders(renders + 1);
            }}
            onError={(message) => host.onError(message)}
            onGenerationComplete={() => host.onGenerationComplete()}
          />
        </GenerationProvider>
      </StrictMode>
    );
  }
  return { client, host, user: userEvent.setup(), ...render(<Page />) };
}

afterEach(() => vi.useRealTimers());

const cards = () => within(screen.getByRole('list', { name: 'Views' })).getAllByRole('listitem');
const startButton = () => screen.findByRole('button', { name: 'Start · 20 credits' });

describe('standing alone', () => {
  it('names the price and waits for Start', async () => {
    const { client } = renderProgress();
    expect(await startButton()).toBeTruthy();
    expect(screen.getByText('2 views × 10 = 20 credits · you have 500')).toBeTruthy();
    expect(cards().map(({ dataset }) => dataset['view'])).toEqual(['face', 'back']);
    expect(client.callsOf('submitJob')).toHaveLength(0);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('asks for what the props say, once, however often Start is pressed', async () => {
    const { client, user } = renderProgress({
      userPrompt: 'In the rain',
      prompt: { positive: 'ignored', negative: 'ignored' },
      sampleImageUrl: '/sample.webp',
      referenceImages: [
        { type: 'SAMPLE', url: '/sample.webp' },
        { type: 'AVATAR', url: '/avatar.webp' },
      ],
    });
    await user.dblClick(await startButton());
    await vi.waitFor(() => expect(client.callsOf('submitJob')).toHaveLength(1));
    expect(client.callsOf('submitJob')[0]?.argument).toEqual({
      kind: 'reference-dataset',
      characterId: 'character-1',
      prompt: 'In the rain',
      sampleImageUrls: ['/sample.webp', '/avatar.webp'],
      views: ['face', 'back'],
    });
  });

  it('does not start without enough credits, and says so', async () => {
    const { client, user } = renderProgress({}, { balance: 4 });
    expect(await screen.findByText('You need 20 credits and have 4.')).toBeTruthy();
    await user.click(await startButton());
    expect(client.callsOf('submitJob')).toHaveLength(0);
  });
});

describe('starting by itself', () => {
  it('starts one job, without a Start button, whatever React and the host do', async () => {
    const { client, user } = renderProgress({ autoStart: true });
    await vi.waitFor(() => expect(client.callsOf('submitJob')).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: /^Render/ }));
    await script(() => client.jobs.start());
    expect(screen.queryByRole('button', { name: /^Start/ })).toBeNull();
    expect(client.callsOf('submitJob')).toHaveLength(1);
  });

  it('shows a job that runs already instead of starting another', async () => {
    const { client } = renderProgress({ autoStart: true }, { jobs: datasetScenario().slice(0, 1) });
    await script(() => client.jobs.start());
    await script(() => client.jobs.advance({ percent: 40 }));
    expect(await screen.findByText('Image 1 of 4 · 10%')).toBeTruthy();
    expect(client.callsOf('submitJob')).toHaveLength(0);
  });

  it('does not start without enough credits', async () => {
    const { client } = renderProgress({ autoStart: true }, { balance: 4 });
    expect(await screen.findByText('You need 20 credits and have 4.')).toBeTruthy();
    expect(client.callsOf('submitJob')).toHaveLength(0);
  });

  it('says why in words when the start is refused', async () => {
    const { host } = renderProgress({ autoStart: true }, { access: { canEdit: false } });
    await vi.waitFor(() => expect(host.onError).toHaveBeenCalledOnce());
    expect(host.onError).toHaveBeenCalledWith(expect.stringMatching(/^You may not change/));
    expect(screen.getByText('You may not change this character’s pictures.')).toBeTruthy();
  });
});

describe('a job that the host names', () => {
  const ended = datasetScenario({ id: 'ended-job' }).at(-1);

  it('is shown by its id, also when it is over', async () => {
    const { client } = renderProgress({ jobKey: 'ended-job' }, { jobs: ended ? [ended] : [] });
    await vi.waitFor(() => expect(screen.getAllByRole('img')).toHaveLength(4));
    expect(screen.queryByRole('button', { name: /^Start/ })).toBeNull();
    expect(client.callsOf('submitJob')).toHaveLength(0);
  });

  it('is said to be gone when it is', async () => {
    renderProgress({ jobKey: 'no-such-job', autoStart: true });
    expect(await screen.findByText('This character or job no longer exists.')).toBeTruthy();
  });
});

describe('the callbacks', () => {
  it('are called once for a finished job, with the stages in CharHub’s shape', async () => {
    const { client, host } = renderProgress({ autoStart: true });
    await vi.waitFor(() => expect(client.watcherCount()).toBe(1));
    await script(() => client.jobs.complete());
    await vi.waitFor(() => expect(host.onComplete).toHaveBeenCalled());
    const [face, back] = client.jobs.get().images;
    expect(host.onComplete).toHaveBeenCalledExactlyOnceWith([
      { id: 1, name: 'Face', status: 'completed', imageUrl: face?.url, viewType: 'face' },
      { id: 4, name: 'Back', status: 'completed', imageUrl: back?.url, viewType: 'back' },
    ]);
    expect(host.onGenerationComplete).toHaveBeenCalledOnce();
    expect(host.onError).not.toHaveBeenCalled();
    expect(screen.getAllByText('All views are ready.').length).toBeGreaterThan(0);
  });

  it('tell in a sentence which view failed, and of the other that it is there', async () => {
    const { client, host, user } = renderProgress({ autoStart: true });
    await vi.waitFor(() => expect(client.watcherCount()).toBe(1));
    await script(() => client.jobs.completeStage());
    await script(() => client.jobs.failStage({ code: 'out-of-memory' }));
    await vi.waitFor(() => expect(host.onError).toHaveBeenCalled());
    expect(host.onError).toHaveBeenCalledExactlyOnceWith('Back: The model ran out of memory.');
    expect(host.onGenerationComplete).toHaveBeenCalledOnce();
    expect(host.onComplete).not.toHaveBeenCalled();
    expect(screen.getByText(/10 credits were returned\./)).toBeTruthy();
    expect(await accessibilityProblems()).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Retry failed views' }));
    await vi.waitFor(() => expect(client.callsOf('submitJob')).toHaveLength(2));
    expect(client.callsOf('submitJob')[1]?.argument).toMatchObject({ views: ['back'] });
    await vi.waitFor(() => expect(client.watcherCount()).toBe(1));
    await script(() => client.jobs.complete());
    await vi.waitFor(() => expect(host.onComplete).toHaveBeenCalledOnce());
    expect(host.onComplete.mock.calls[0]?.[0]).toHaveLength(2);
  });
});

describe('while it works', () => {
  it('says which picture is made, names the view for those who hear it, and speaks at milestones only', async () => {
    const { client } = renderProgress({ autoStart: true });
    await vi.waitFor(() => expect(client.watcherCount()).toBe(1));
    const said = () => screen.getByRole('status').textContent;
    await vi.waitFor(() => expect(said()).toBe('Generation started.'));
    await script(() => client.jobs.completeStage());
    expect(said()).toBe('Face is ready, 1 of 2.');
    await script(() => client.jobs.advance({ percent: 24 }));
    expect(screen.getByText('Image 2 of 2 · 62%')).toBeTruthy();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('Image 2 of 2, Back, 62%');
    expect(said()).toBe('Face is ready, 1 of 2.');
    await script(() => client.jobs.failStage());
    expect(said()).toBe(
      '1 of 2 views are ready. Back could not be made. The image service cannot be reached at the moment.',
    );
  });

  it('says that the connection is lost after five seconds without it, and that it is back', async () => {
    const { client } = renderProgress({ autoStart: true });
    await vi.waitFor(() => expect(client.watcherCount()).toBe(1));
    const said = () => screen.getByRole('status').textContent;
    await vi.waitFor(() => expect(said()).toBe('Generation started.'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await script(() => client.setConnection('lost'));
    expect(screen.getByText(/^Connection lost\. Your picture is still being made/)).toBeTruthy();
    await script(() => vi.advanceTimersByTime(4_900));
    expect(said()).toBe('Generation started.');
    await script(() => vi.advanceTimersByTime(200));
    expect(said()).toBe('Connection lost.');
    await script(() => client.setConnection('live'));
    expect(said()).toBe('Connection restored.');
  });

  it('offers no cancel where the back end has none', async () => {
    const { client } = renderProgress({ autoStart: true });
    await vi.waitFor(() => expect(client.watcherCount()).toBe(1));
    const job = client.jobs.get();
    await script(() => client.jobs.put({ ...job, revision: job.revision + 1, isCancellable: false }));
    expect(screen.queryByRole('button', { name: 'Cancel generation' })).toBeNull();
  });

  it('is cancelled on demand', async () => {
    const { client, user } = renderProgress({ autoStart: true });
    await vi.waitFor(() => expect(client.watcherCount()).toBe(1));
    await user.click(screen.getByRole('button', { name: 'Cancel generation' }));
    expect(await screen.findByText('Cancelling…')).toBeTruthy();
    await script(() => client.jobs.cancel());
    expect(await screen.findByText(/^Cancelled\./, { selector: 'p' })).toBeTruthy();
  });
});
