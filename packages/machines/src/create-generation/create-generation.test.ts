import { createScriptedClient } from '@charhub/api-client/testing';
import { createActor, waitFor } from 'xstate';
import { afterEach, describe, expect, it } from 'vitest';
import { imageGenerationView } from '../image-generation/image-generation.selectors.ts';
import type { GenerationJobsEmitted } from '../generation-jobs/generation-jobs.types.ts';
import type { Generation } from './create-generation.ts';
import { createGeneration } from './create-generation.ts';
import { provideImageGeneration } from '../image-generation/provide-image-generation.ts';

const started: Generation[] = [];

function setUp(client = createScriptedClient(), storage = memoryStorage()) {
  const generation = createGeneration({ client, userId: 'user-1', storage });
  const finished: GenerationJobsEmitted[] = [];
  generation.start();
  generation.jobs.on('*', (event) => finished.push(event));
  started.push(generation);
  const dialog = createActor(provideImageGeneration(generation), {
    input: { kind: 'avatar', characterId: 'character-1' },
  }).start();
  const view = (wanted: string) =>
    waitFor(dialog, (snapshot) => imageGenerationView(snapshot) === wanted, { timeout: 1_000 });
  return { client, storage, generation, dialog, finished, view };
}

function memoryStorage() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

afterEach(() => {
  for (const generation of started.splice(0)) generation.stop();
});

describe('a picture from the dialog', () => {
  it('goes from the form to the finished picture', async () => {
    const { client, dialog, finished, view } = setUp();
    dialog.send({ type: 'dialog.open', jobKey: null });
    expect(imageGenerationView(dialog.getSnapshot())).toBe('checking');
    await view('form');
    dialog.send({ type: 'prompt.change', prompt: 'A fox' });
    dialog.send({ type: 'generation.submit' });
    expect(imageGenerationView(dialog.getSnapshot())).toBe('submitting');
    await view('generating');
    client.jobs.start();
    client.jobs.advance({ percent: 63 });
    expect(dialog.getSnapshot().context.job?.percent).toBe(63);
    client.jobs.complete();
    const { context } = await view('completed');
    expect(context.image).toEqual(context.job?.images[0]);
    await expect.poll(() => finished).toHaveLength(1);
    expect(finished[0]).toMatchObject({ type: 'job.finished', announce: false });
  });

  it('goes on in the background and is found again', async () => {
    const { client, dialog, finished, view } = setUp();
    dialog.send({ type: 'dialog.open', jobKey: null });
    await view('form');
    dialog.send({ type: 'generation.submit' });
    await view('generating');
    dialog.send({ type: 'dialog.close' });
    expect(dialog.getSnapshot().hasTag('asking')).toBe(true);
    dialog.send({ type: 'generation.background' });
    expect(dialog.getSnapshot().value).toBe('closed');
    dialog.send({ type: 'dialog.open', jobKey: null });
    await view('generating');
    dialog.send({ type: 'dialog.close' });
    dialog.send({ type: 'generation.background' });
    client.jobs.complete();
    await expect.poll(() => finished).toHaveLength(1);
    expect(finished[0]).toMatchObject({ type: 'job.finished', announce: true });
  });
});
