import { createScriptedClient } from '@charhub/api-client/testing';
import { createActor, waitFor } from 'xstate';
import { afterEach, describe, expect, it } from 'vitest';
import type { Generation } from '../create-generation/create-generation.ts';
import { createGeneration } from '../create-generation/create-generation.ts';
import { memoryStorage, memoryTabs } from '../testing/memory-ports.ts';
import type { ImageGenerationView } from './image-generation.selectors.ts';
import { isUploading } from '../generation-dialog/generation-dialog.selectors.ts';
import { imageGenerationView } from './image-generation.selectors.ts';
import type { ImageGenerationEmitted } from './image-generation.types.ts';
import { provideImageGeneration } from './provide-image-generation.ts';

const opened: Generation[] = [];

afterEach(() => {
  for (const generation of opened.splice(0)) generation.stop();
});

async function openWithSample() {
  const client = createScriptedClient();
  const generation = createGeneration({
    client,
    userId: 'user-1',
    storage: memoryStorage(),
    openChannel: memoryTabs(),
  });
  opened.push(generation);
  generation.start();
  const dialog = createActor(provideImageGeneration(generation), {
    input: { kind: 'cover', characterId: 'character-1' },
  });
  const emitted: ImageGenerationEmitted[] = [];
  dialog.on('*', (event) => emitted.push(event));
  dialog.start();
  const view = (wanted: ImageGenerationView) =>
    waitFor(dialog, (snapshot) => imageGenerationView(snapshot) === wanted, { timeout: 1_000 });
  dialog.send({ type: 'dialog.open', jobKey: null });
  await view('form');
  const sample = generation.samples.add(new File(['fox'], 'fox.png', { type: 'image/png' }));
  dialog.send({ type: 'sample.attach', sample });
  return { client, generation, dialog, emitted, sample, view };
}

describe('a sample picture', () => {
  it('is uploaded before the job is submitted, with its progress, and only once', async () => {
    const { client, dialog, view } = await openWithSample();
    const gate = client.hold('uploadSample');
    dialog.send({ type: 'generation.submit' });
    expect(isUploading(dialog.getSnapshot())).toBe(true);
    client.setUploadProgress(0.4);
    expect(dialog.getSnapshot().context.uploadPercent).toBe(40);
    expect(client.callsOf('submitJob')).toEqual([]);
    gate.release();
    await view('generating');
    const [url] = client.jobs.get().request.sampleImageUrls;
    expect(dialog.getSnapshot().context.sample?.uploadedUrl).toBe(url);
    client.jobs.complete();
    await view('completed');
    dialog.send({ type: 'generation.repeat' });
    await view('generating');
    expect(client.callsOf('uploadSample')).toHaveLength(1);
    expect(client.jobs.get().request.sampleImageUrls).toEqual([url]);
  });

  it('stops on its way when the generation is cancelled', async () => {
    const { client, dialog, view } = await openWithSample();
    client.hold('uploadSample');
    dialog.send({ type: 'generation.submit' });
    dialog.send({ type: 'generation.cancel' });
    const { context } = await view('form');
    expect(context).toMatchObject({ notice: 'cancelled', sample: { uploadedUrl: null } });
    expect(client.callsOf('submitJob')).toEqual([]);
  });

  it('goes on its way unseen when the dialog is closed, until the job is handed over', async () => {
    const { client, dialog, emitted, generation } = await openWithSample();
    const gate = client.hold('uploadSample');
    dialog.send({ type: 'generation.submit' });
    dialog.send({ type: 'dialog.close' });
    dialog.send({ type: 'generation.background' });
    expect(imageGenerationView(dialog.getSnapshot())).toBe('closed');
    expect(dialog.getSnapshot().hasTag('busy')).toBe(true);
    gate.release();
    await waitFor(dialog, (snapshot) => snapshot.matches('closed'));
    await expect.poll(() => client.jobs.all()).toHaveLength(1);
    expect(emitted).toEqual([{ type: 'dialog.closed', because: 'background' }]);
    expect(generation.jobs.getSnapshot().context.jobs).toHaveLength(1);
  });

  it('is shown on its way again when the dialog is opened meanwhile', async () => {
    const { client, dialog } = await openWithSample();
    client.hold('uploadSample');
    dialog.send({ type: 'generation.submit' });
    dialog.send({ type: 'dialog.close' });
    dialog.send({ type: 'generation.background' });
    dialog.send({ type: 'dialog.open', jobKey: null });
    expect(imageGenerationView(dialog.getSnapshot())).toBe('submitting');
    expect(client.callsOf('uploadSample')).toHaveLength(1);
  });

  it('that cannot be uploaded leads to a failure, or is told when the dialog is gone', async () => {
    const { client, dialog, emitted, view } = await openWithSample();
    client.failCalls('uploadSample', 'network', 1);
    dialog.send({ type: 'generation.submit' });
    await view('failed');
    client.failCalls('uploadSample', 'network', 1);
    dialog.send({ type: 'generation.retry' });
    dialog.send({ type: 'dialog.close' });
    dialog.send({ type: 'generation.background' });
    await waitFor(dialog, (snapshot) => snapshot.matches('closed'));
    expect(emitted.at(-1)).toMatchObject({ type: 'upload.failed', error: { code: 'network' } });
  });

  it('that the server refuses leads back to the form', async () => {
    const { client, dialog, view } = await openWithSample();
    client.failCalls('uploadSample', 'validation', 1);
    dialog.send({ type: 'generation.submit' });
    const { context } = await view('form');
    expect(context.error?.code).toBe('validation');
  });

  it('is let go when it is removed or replaced', async () => {
    const { dialog, generation, sample } = await openWithSample();
    const other = generation.samples.add(new Blob(['owl']), 'owl.png');
    dialog.send({ type: 'sample.attach', sample: other });
    expect(generation.samples.get(sample.id)).toBeUndefined();
    expect(generation.samples.get(other.id)).toBeDefined();
    dialog.send({ type: 'sample.remove' });
    expect(generation.samples.get(other.id)).toBeUndefined();
    expect(dialog.getSnapshot().context.sample).toBeNull();
  });
});
