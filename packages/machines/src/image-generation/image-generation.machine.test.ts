import type { ScriptedClient } from '@charhub/api-client/testing';
import { createScriptedClient, jobSnapshot } from '@charhub/api-client/testing';
import { createActor, waitFor } from 'xstate';
import { afterEach, describe, expect, it } from 'vitest';
import type { Generation } from '../create-generation/create-generation.ts';
import { createGeneration } from '../create-generation/create-generation.ts';
import { runningCount } from '../generation-jobs/generation-jobs.selectors.ts';
import { memoryStorage, memoryTabs } from '../testing/memory-ports.ts';
import type { ImageGenerationView } from './image-generation.selectors.ts';
import { isQuestionOpen, isUnanswered } from '../generation-dialog/generation-dialog.selectors.ts';
import { imageGenerationBlocker, imageGenerationView } from './image-generation.selectors.ts';
import type { ImageGenerationEmitted } from './image-generation.types.ts';
import { provideImageGeneration } from './provide-image-generation.ts';

const opened: Generation[] = [];

afterEach(() => {
  for (const generation of opened.splice(0)) generation.stop();
});

function setUp(client = createScriptedClient()) {
  let count = 0;
  const generation = createGeneration({
    client,
    userId: 'user-1',
    storage: memoryStorage(),
    openChannel: memoryTabs(),
    createKey: () => `key-${String(++count)}`,
  });
  opened.push(generation);
  generation.start();
  const dialog = createActor(provideImageGeneration(generation), {
    input: { kind: 'avatar', characterId: 'character-1' },
  });
  const emitted: ImageGenerationEmitted[] = [];
  dialog.on('*', (event) => emitted.push(event));
  dialog.start();
  const view = (wanted: ImageGenerationView) =>
    waitFor(dialog, (snapshot) => imageGenerationView(snapshot) === wanted, { timeout: 1_000 });
  return { client, generation, dialog, emitted, view };
}

async function openForm(client?: ScriptedClient) {
  const parts = setUp(client);
  parts.dialog.send({ type: 'dialog.open', jobKey: null });
  await parts.view('form');
  return parts;
}

async function openGenerating(client?: ScriptedClient) {
  const parts = await openForm(client);
  parts.dialog.send({ type: 'prompt.change', prompt: 'A fox' });
  parts.dialog.send({ type: 'generation.submit' });
  await parts.view('generating');
  return parts;
}

describe('opening', () => {
  it('refuses a character of somebody else before anything is typed', async () => {
    const { dialog, view } = setUp(createScriptedClient({ access: { canEdit: false, isOfficial: true } }));
    dialog.send({ type: 'dialog.open', jobKey: null });
    const { context } = await view('forbidden');
    expect(context.access?.isOfficial).toBe(true);
    dialog.send({ type: 'dialog.close' });
    expect(imageGenerationView(dialog.getSnapshot())).toBe('closed');
  });

  it('knows the price and the balance', async () => {
    const { dialog } = await openForm(createScriptedClient({ price: 10, balance: 500 }));
    expect(dialog.getSnapshot().context.quote).toEqual({ credits: 10, balance: 500 });
  });

  it('keeps the form when it is opened again', async () => {
    const { dialog, view } = await openForm();
    dialog.send({ type: 'prompt.change', prompt: 'A fox' });
    dialog.send({ type: 'dialog.close' });
    dialog.send({ type: 'dialog.open', jobKey: null });
    const { context } = await view('form');
    expect(context.prompt).toBe('A fox');
  });

  it('shows the running job of this character that another device started, with its settings', async () => {
    const request = { prompt: 'An owl', sampleImageUrls: ['/samples/owl.png?v=1'] };
    const { dialog, client, view } = setUp(
      createScriptedClient({ jobs: [jobSnapshot({ id: 'phone', state: 'running', request })] }),
    );
    dialog.send({ type: 'dialog.open', jobKey: null });
    const { context } = await waitFor(dialog, ({ context: { job } }) => job?.id === 'phone');
    expect(context.prompt).toBe('An owl');
    expect(context.sample).toMatchObject({ name: 'owl.png', uploadedUrl: '/samples/owl.png?v=1' });
    client.jobs.complete();
    await view('completed');
    dialog.send({ type: 'generation.repeat' });
    await view('generating');
    expect(client.callsOf('uploadSample')).toEqual([]);
    expect(client.jobs.get().request).toEqual(request);
  });

  it('shows the job the host names, also by its id, also when it is over', async () => {
    const { dialog, view } = setUp(
      createScriptedClient({ jobs: [jobSnapshot({ id: 'old', state: 'completed' })] }),
    );
    dialog.send({ type: 'dialog.open', jobKey: 'old' });
    const { context } = await view('completed');
    expect(context.job?.id).toBe('old');
    expect(context.image).not.toBeNull();
  });

  it('falls back to the form when the named job does not exist', async () => {
    const { dialog, view } = setUp();
    dialog.send({ type: 'dialog.open', jobKey: 'nobody' });
    await view('form');
  });
});

describe('asking for a picture', () => {
  it('is not possible with more than 2,000 characters, and says why', async () => {
    const { client, dialog } = await openForm();
    dialog.send({ type: 'prompt.change', prompt: 'x'.repeat(2_001) });
    expect(imageGenerationBlocker(dialog.getSnapshot())).toBe('too-long');
    dialog.send({ type: 'generation.submit' });
    expect(imageGenerationView(dialog.getSnapshot())).toBe('form');
    dialog.send({ type: 'prompt.change', prompt: 'x'.repeat(2_000) });
    dialog.send({ type: 'generation.submit' });
    await expect.poll(() => client.callsOf('submitJob')).toHaveLength(1);
  });

  it('is not possible without the credits, and says why', async () => {
    const { dialog } = await openForm(createScriptedClient({ price: 10, balance: 4 }));
    expect(imageGenerationBlocker(dialog.getSnapshot())).toBe('insufficient-credits');
  });

  it('makes one job of a double click', async () => {
    const { client, dialog, view } = await openForm();
    dialog.send({ type: 'generation.submit' });
    dialog.send({ type: 'generation.submit' });
    await view('generating');
    expect(client.callsOf('submitJob')).toHaveLength(1);
  });

  it('returns to the form with the reason and a fresh balance when the credits are gone', async () => {
    const { client, dialog, view } = await openForm();
    client.setBalance(3);
    dialog.send({ type: 'prompt.change', prompt: 'A fox' });
    dialog.send({ type: 'generation.submit' });
    const { context } = await view('form');
    expect(context).toMatchObject({ prompt: 'A fox', error: { code: 'insufficient-credits' } });
    await waitFor(dialog, (snapshot) => imageGenerationBlocker(snapshot) === 'insufficient-credits');
  });

  it('ends forbidden when the server says so', async () => {
    const { client, dialog, view } = await openForm();
    client.setAccess({ canEdit: false });
    dialog.send({ type: 'generation.submit' });
    await view('forbidden');
  });
});

describe('while a picture is made', () => {
  it('asks before it closes, and stops asking when the job ends', async () => {
    const { client, dialog } = await openGenerating();
    dialog.send({ type: 'dialog.close' });
    expect(isQuestionOpen(dialog.getSnapshot())).toBe(true);
    client.jobs.complete();
    expect(isQuestionOpen(dialog.getSnapshot())).toBe(false);
    expect(imageGenerationView(dialog.getSnapshot())).toBe('completed');
  });

  it('keeps watching when the question is dismissed', async () => {
    const { dialog } = await openGenerating();
    dialog.send({ type: 'dialog.close' });
    dialog.send({ type: 'question.dismiss' });
    expect(imageGenerationView(dialog.getSnapshot())).toBe('generating');
    expect(isQuestionOpen(dialog.getSnapshot())).toBe(false);
  });

  it('closes with the reason, and the job goes on', async () => {
    const { client, dialog, emitted, generation } = await openGenerating();
    dialog.send({ type: 'dialog.close' });
    dialog.send({ type: 'generation.background' });
    expect(emitted).toEqual([{ type: 'dialog.closed', because: 'background' }]);
    expect(client.callsOf('cancelJob')).toEqual([]);
    expect(runningCount(generation.jobs.getSnapshot())).toBe(1);
  });

  it('returns to the form with a notice once the server has cancelled', async () => {
    const { client, dialog, view } = await openGenerating();
    dialog.send({ type: 'dialog.close' });
    dialog.send({ type: 'generation.cancel' });
    expect(dialog.getSnapshot().hasTag('cancelling')).toBe(true);
    expect(isQuestionOpen(dialog.getSnapshot())).toBe(false);
    await expect.poll(() => client.callsOf('cancelJob')).toHaveLength(1);
    client.jobs.cancel();
    const { context } = await view('form');
    expect(context).toMatchObject({ notice: 'cancelled', prompt: 'A fox' });
  });

  it('shows the picture, and says so, when it was finished before it could be cancelled', async () => {
    const { client, dialog, view } = await openGenerating();
    dialog.send({ type: 'generation.cancel' });
    client.jobs.complete();
    const { context } = await view('completed');
    expect(context.notice).toBe('finished-first');
  });

  it('goes on, and says so, when the server cannot be told', async () => {
    const { client, dialog } = await openGenerating();
    client.failCalls('cancelJob', 'network', 1);
    dialog.send({ type: 'generation.cancel' });
    await waitFor(dialog, ({ context }) => context.notice === 'cancel-failed');
    expect(imageGenerationView(dialog.getSnapshot())).toBe('generating');
    dialog.send({ type: 'generation.cancel' });
    await expect.poll(() => client.callsOf('cancelJob')).toHaveLength(2);
    expect(dialog.getSnapshot().hasTag('cancelling')).toBe(true);
  });
});

describe('afterwards', () => {
  it('makes another with the same settings, and keeps the first when the second fails', async () => {
    const { client, dialog, view } = await openGenerating();
    client.jobs.complete();
    const first = (await view('completed')).context.image;
    dialog.send({ type: 'generation.repeat' });
    await view('generating');
    expect(client.callsOf('submitJob').map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      'key-1',
      'key-2',
    ]);
    client.jobs.fail();
    const { context } = await view('failed');
    expect(first).not.toBeNull();
    expect(context).toMatchObject({ image: first, prompt: 'A fox', error: { code: 'server' } });
  });

  it('takes a new key for another try after a failure', async () => {
    const { client, dialog, view } = await openGenerating();
    client.jobs.fail();
    await view('failed');
    dialog.send({ type: 'generation.retry' });
    await view('generating');
    expect(client.jobs.all()).toHaveLength(2);
  });

  it('keeps the key of a submission that nobody answered', async () => {
    const client = createScriptedClient();
    client.failCalls('submitJob', 'protocol');
    const { dialog, view } = await openForm(client);
    dialog.send({ type: 'generation.submit' });
    await view('failed');
    expect(isUnanswered(dialog.getSnapshot())).toBe(true);
    client.heal();
    dialog.send({ type: 'generation.retry' });
    dialog.send({ type: 'generation.retry' });
    await waitFor(dialog, ({ context }) => context.job !== null);
    expect(client.callsOf('submitJob').map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      'key-1',
      'key-1',
    ]);
  });

  it('gives up a submission that nobody answered when the settings are changed', async () => {
    const client = createScriptedClient();
    client.failCalls('submitJob', 'protocol', 1);
    const { dialog, view } = await openForm(client);
    dialog.send({ type: 'generation.submit' });
    await view('failed');
    dialog.send({ type: 'settings.edit' });
    await view('form');
    await expect.poll(() => client.callsOf('cancelJob')).toHaveLength(1);
  });

  it('goes back to the form with the settings', async () => {
    const { client, dialog, view } = await openGenerating();
    client.jobs.complete();
    await view('completed');
    dialog.send({ type: 'settings.edit' });
    const { context } = await view('form');
    expect(context.prompt).toBe('A fox');
    expect(context.image).not.toBeNull();
  });
});
