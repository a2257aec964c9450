import type { ScriptedClient } from '@charhub/api-client/testing';
import { createScriptedClient, generationRequest, jobSnapshot } from '@charhub/api-client/testing';
import { createActor, waitFor } from 'xstate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGeneration } from '../create-generation/create-generation.ts';
import { memoryStorage, memoryTabs } from '../testing/memory-ports.ts';
import { stageProgressStages, stageProgressView } from './stage-progress.selectors.ts';
import type { StageProgressEmitted, StageProgressInput, StageProgressView } from './stage-progress.types.ts';
import { provideStageProgress } from './provide-stage-progress.ts';

const dataset = generationRequest({ kind: 'reference-dataset', prompt: 'A fox' });

function setUp(input: Partial<StageProgressInput> = {}, client: ScriptedClient = createScriptedClient()) {
  let count = 0;
  const generation = createGeneration({
    client,
    userId: 'user-1',
    storage: memoryStorage(),
    openChannel: memoryTabs(),
    createKey: () => `key-${String(++count)}`,
  });
  generation.start();
  const progress = createActor(provideStageProgress(generation), {
    input: { request: dataset, jobKey: null, ...input },
  });
  const emitted: StageProgressEmitted[] = [];
  progress.on('*', (event) => emitted.push(event));
  progress.start();
  onTestFinished(() => {
    progress.stop();
    generation.stop();
  });
  const view = (wanted: StageProgressView) =>
    waitFor(progress, (snapshot) => stageProgressView(snapshot) === wanted, { timeout: 1_000 });
  const stages = () => stageProgressStages(progress.getSnapshot()).map(({ id, state }) => `${id} ${state}`);
  return { client, emitted, generation, progress, stages, view };
}

async function start(...args: Parameters<typeof setUp>) {
  const parts = setUp(...args);
  parts.progress.send({ type: 'generation.start' });
  await parts.view('following');
  return parts;
}

describe('the stages of a job', () => {
  it('wait for a start, and show what it will make', () => {
    const { client, progress, stages } = setUp();
    expect(stageProgressView(progress.getSnapshot())).toBe('ready');
    expect(stages()).toEqual(['face pending', 'front pending', 'side pending', 'back pending']);
    expect(client.callsOf('submitJob')).toEqual([]);
  });

  it('are started once, however often the start is sent', async () => {
    const { client, progress, view } = setUp();
    for (let time = 0; time < 3; time++) progress.send({ type: 'generation.start' });
    await view('following');
    progress.send({ type: 'generation.start' });
    expect(client.callsOf('submitJob')).toHaveLength(1);
  });

  it('are exactly right at each moment', async () => {
    const { client, stages, view } = await start();
    expect(stages()).toEqual(['face pending', 'front pending', 'side pending', 'back pending']);
    client.jobs.start();
    expect(stages()).toEqual(['face running', 'front pending', 'side pending', 'back pending']);
    client.jobs.completeStage();
    client.jobs.start();
    expect(stages()).toEqual(['face completed', 'front running', 'side pending', 'back pending']);
    client.jobs.completeStage();
    client.jobs.completeStage();
    client.jobs.start();
    expect(stages()).toEqual(['face completed', 'front completed', 'side completed', 'back running']);
    client.jobs.completeStage();
    await view('completed');
    expect(stages()).toEqual(['face completed', 'front completed', 'side completed', 'back completed']);
  });

  it('report the end of a job once', async () => {
    const { client, emitted, view } = await start();
    client.jobs.complete();
    const { context } = await view('completed');
    client.jobs.put(client.jobs.get());
    expect(emitted).toEqual([{ type: 'generation.completed', job: context.job }]);
  });

  it('of a job that was started elsewhere are shown by its key, without a start', async () => {
    const client = createScriptedClient({ jobs: [jobSnapshot({ id: 'phone', state: 'running' })] });
    const { progress, view } = setUp({ request: null, jobKey: 'phone' }, client);
    await view('following');
    await waitFor(progress, ({ context }) => context.job?.id === 'phone');
    client.jobs.complete();
    await view('completed');
    expect(client.callsOf('submitJob')).toEqual([]);
  });

  it('cannot be started without anything to make', () => {
    const { progress } = setUp({ request: null });
    progress.send({ type: 'generation.start' });
    expect(stageProgressView(progress.getSnapshot())).toBe('ready');
  });

  it('go on where they were after a component was mounted twice', async () => {
    const { client, generation, progress } = await start();
    const persisted = progress.getPersistedSnapshot();
    progress.stop();
    const again = createActor(provideStageProgress(generation), {
      input: { request: dataset, jobKey: null },
      snapshot: persisted,
    }).start();
    again.send({ type: 'generation.start' });
    client.jobs.complete();
    await waitFor(again, (snapshot) => stageProgressView(snapshot) === 'completed');
    expect(client.jobs.all()).toHaveLength(1);
    again.stop();
  });
});

describe('a job that does not deliver everything', () => {
  it('keeps its good views, and retry makes only the others, under a new key', async () => {
    const { client, emitted, progress, stages, view } = await start();
    client.jobs.completeStage();
    client.jobs.failStage({ message: 'out of memory' });
    client.jobs.completeStage();
    client.jobs.completeStage();
    await view('incomplete');
    expect(emitted).toMatchObject([{ type: 'generation.failed', error: { message: 'out of memory' } }]);
    progress.send({ type: 'views.retry' });
    expect(stages()).toEqual(['face completed', 'front pending', 'side completed', 'back completed']);
    await view('following');
    expect(client.callsOf('submitJob').map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      'key-1',
      'key-2',
    ]);
    expect(client.jobs.get().stages.map(({ id }) => id)).toEqual(['front']);
    expect(client.jobs.get().request.prompt).toBe('A fox');
    client.jobs.complete();
    await view('completed');
    expect(stages()).toEqual(['face completed', 'front completed', 'side completed', 'back completed']);
    expect(emitted.map(({ type }) => type)).toEqual(['generation.failed', 'generation.completed']);
  });

  it('leaves no stage running when it was cancelled', async () => {
    const { client, emitted, progress, stages, view } = await start();
    client.jobs.completeStage();
    client.jobs.start();
    progress.send({ type: 'generation.cancel' });
    await expect.poll(() => client.callsOf('cancelJob')).toHaveLength(1);
    client.jobs.cancel();
    await view('cancelled');
    expect(stages()).toEqual(['face completed', 'front skipped', 'side skipped', 'back skipped']);
    expect(emitted).toEqual([]);
  });

  it('says so when it cannot be cancelled, and goes on', async () => {
    const { client, progress, view } = await start();
    client.failCalls('cancelJob', 'network', 1);
    progress.send({ type: 'generation.cancel' });
    await waitFor(progress, ({ context }) => context.error?.code === 'network');
    expect(stageProgressView(progress.getSnapshot())).toBe('following');
    progress.send({ type: 'generation.cancel' });
    expect(progress.getSnapshot().context.error).toBeNull();
    client.jobs.complete();
    await view('completed');
  });

  it('that the server refuses has failed, and can be tried again', async () => {
    const client = createScriptedClient();
    client.failCalls('submitJob', 'insufficient-credits', 1);
    const { emitted, progress, view } = setUp({}, client);
    progress.send({ type: 'generation.start' });
    await view('failed');
    expect(emitted).toMatchObject([
      { type: 'generation.failed', error: { code: 'insufficient-credits' }, job: null },
    ]);
    progress.send({ type: 'views.retry' });
    await view('following');
    expect(client.jobs.get().stages).toHaveLength(4);
  });

  it('that nobody answered is sent again under its old key', async () => {
    const client = createScriptedClient();
    client.failCalls('submitJob', 'protocol');
    const { emitted, progress, view } = setUp({}, client);
    progress.send({ type: 'generation.start' });
    await view('failed');
    client.heal();
    progress.send({ type: 'views.retry' });
    await view('following');
    expect(client.callsOf('submitJob').map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      'key-1',
      'key-1',
    ]);
    expect(emitted).toEqual([]);
  });
});
