import { createScriptedClient } from '@charhub/api-client/testing';
import { GenerationError } from '@charhub/api-client/contract';
import { describe, expect, it } from 'vitest';
import { dockJobs } from '../generation-jobs/generation-jobs.selectors.ts';
import { createAria, openCreation } from '../test-support/open-creation.ts';
import { characterCreationBlocker, isCreationCancellable } from './character-creation.selectors.ts';

describe('the form', () => {
  it('knows the price of the character with all its pictures, and the balance', async () => {
    const { dialog } = await openCreation(createScriptedClient({ price: 10, balance: 70 }));
    await expect.poll(() => dialog.getSnapshot().context.quote).toEqual({ credits: 50, balance: 70 });
  });

  it('needs a description or a picture', async () => {
    const { dialog, generation, now } = await openCreation();
    expect(characterCreationBlocker(dialog.getSnapshot())).toBe('empty');
    dialog.send({ type: 'generation.submit' });
    expect(now()).toBe('form');
    dialog.send({ type: 'sample.attach', sample: generation.samples.add(new Blob(['x']), 'elf.png') });
    expect(characterCreationBlocker(dialog.getSnapshot())).toBeNull();
    dialog.send({ type: 'sample.remove' });
    dialog.send({ type: 'prompt.change', prompt: 'x'.repeat(2_001) });
    expect(characterCreationBlocker(dialog.getSnapshot())).toBe('too-long');
  });

  it('sends nothing that cannot be paid, and can when the balance was filled up', async () => {
    const { client, dialog } = await openCreation(createScriptedClient({ price: 10, balance: 40 }));
    dialog.send({ type: 'prompt.change', prompt: 'An elf' });
    await expect.poll(() => characterCreationBlocker(dialog.getSnapshot())).toBe('insufficient-credits');
    dialog.send({ type: 'generation.submit' });
    expect(client.callsOf('createCharacter')).toEqual([]);
    client.setBalance(50);
    dialog.send({ type: 'terms.refresh' });
    await expect.poll(() => characterCreationBlocker(dialog.getSnapshot())).toBeNull();
  });

  it('stays usable when the price cannot be learned', async () => {
    const client = createScriptedClient();
    client.failCalls('getCreationQuote', 'network', 1);
    const { dialog } = await openCreation(client);
    await expect.poll(() => dialog.getSnapshot().context.isPriceUnknown).toBe(true);
    dialog.send({ type: 'terms.refresh' });
    await expect.poll(() => dialog.getSnapshot().context).toMatchObject({ isPriceUnknown: false });
  });
});

describe('a new character', () => {
  it('is stored first, then painted: the avatar, then the views', async () => {
    const { client, dialog, emitted, view, characterId, avatarJob, datasetJob } = await createAria();
    expect(emitted).toEqual([{ type: 'character.created', characterId, name: 'Aria' }]);
    expect(client.callsOf('createCharacter').map(({ argument }) => argument)).toEqual([
      {
        mode: 'automated',
        description: 'Aria, an elf',
        picture: null,
        views: ['face', 'front', 'side', 'back'],
      },
    ]);
    client.jobs.complete(avatarJob);
    await expect.poll(() => dialog.getSnapshot().context.dataset?.waitsFor).toBeNull();
    client.jobs.completeStage(datasetJob);
    await expect.poll(() => dialog.getSnapshot().context.dataset?.images).toHaveLength(1);
    client.jobs.complete(datasetJob);
    const { job, dataset } = await view('completed');
    expect(job?.images).toHaveLength(1);
    expect(dataset?.images).toHaveLength(4);
    dialog.send({ type: 'dialog.close' });
    expect(dialog.getSnapshot().context).toMatchObject({ prompt: '', job: null, characterId: '' });
    expect(emitted.at(-1)).toEqual({ type: 'dialog.closed', because: 'dismissed' });
  });

  it('is made once however often the button is pressed', async () => {
    const { client, dialog, view } = await openCreation();
    dialog.send({ type: 'prompt.change', prompt: 'An elf' });
    for (let click = 0; click < 5; click++) dialog.send({ type: 'generation.submit' });
    await view('generating');
    expect(client.callsOf('createCharacter')).toHaveLength(1);
  });

  it('is made after a picture, whose upload can be watched and stopped', async () => {
    const { client, dialog, generation, now, view } = await openCreation();
    const gate = client.hold('createCharacter');
    dialog.send({ type: 'sample.attach', sample: generation.samples.add(new Blob(['x']), 'elf.png') });
    dialog.send({ type: 'generation.submit' });
    expect(now()).toBe('submitting');
    client.setUploadProgress(0.4);
    expect(dialog.getSnapshot().context.uploadPercent).toBe(40);
    expect(isCreationCancellable(dialog.getSnapshot())).toBe(true);
    dialog.send({ type: 'dialog.close' });
    expect(dialog.getSnapshot().hasTag('asking')).toBe(true);
    dialog.send({ type: 'generation.cancel' });
    expect((await view('form')).notice).toBe('cancelled');
    expect(dialog.getSnapshot().context.sample?.name).toBe('elf.png');
    dialog.send({ type: 'generation.submit' });
    client.setUploadProgress(1);
    expect(isCreationCancellable(dialog.getSnapshot())).toBe(false);
    dialog.send({ type: 'generation.cancel' });
    expect(now()).toBe('submitting');
    gate.release();
    await view('generating');
  });

  it('can be followed by another one', async () => {
    const { client, dialog, view, avatarJob, datasetJob } = await createAria();
    client.jobs.complete(avatarJob);
    client.jobs.complete(datasetJob);
    await view('completed');
    dialog.send({ type: 'creation.restart' });
    const context = await view('form');
    expect(context).toMatchObject({ prompt: '', name: null, job: null, dataset: null });
    expect(context.quote).not.toBeNull();
  });
});

describe('when it cannot be created', () => {
  it('keeps what was typed, and says what is missing to pay', async () => {
    const client = createScriptedClient({ price: 10 });
    const { dialog, view } = await openCreation(client);
    dialog.send({ type: 'prompt.change', prompt: 'An elf' });
    client.setBalance(8);
    dialog.send({ type: 'generation.submit' });
    await expect.poll(() => dialog.getSnapshot().context.error?.code).toBe('insufficient-credits');
    expect((await view('form')).prompt).toBe('An elf');
    expect(dialog.getSnapshot().context.error?.credits).toEqual({ required: 50, available: 8, missing: 42 });
  });

  it('sends the same again when nobody answered, and never makes two', async () => {
    const client = createScriptedClient({ price: 10 });
    client.loseAnswers('createCharacter', 1);
    const { dialog, view } = await openCreation(client);
    dialog.send({ type: 'prompt.change', prompt: 'An elf' });
    dialog.send({ type: 'generation.submit' });
    await view('failed');
    dialog.send({ type: 'settings.edit' });
    await view('failed');
    dialog.send({ type: 'generation.retry' });
    const { quote } = await view('generating');
    const keys = client.callsOf('createCharacter').map(({ idempotencyKey }) => idempotencyKey);
    expect(new Set(keys).size).toBe(1);
    expect(client.jobs.all()).toHaveLength(2);
    expect(quote?.balance).toBeLessThanOrEqual(500);
  });

  it('goes back to the form with everything in it when the server refuses', async () => {
    const client = createScriptedClient({ price: 10 });
    client.failCalls(
      'createCharacter',
      new GenerationError({ code: 'forbidden', message: 'No', status: 403 }),
      1,
    );
    const { dialog, view } = await openCreation(client);
    dialog.send({ type: 'prompt.change', prompt: 'An elf' });
    dialog.send({ type: 'generation.submit' });
    await view('failed');
    dialog.send({ type: 'settings.edit' });
    expect((await view('form')).prompt).toBe('An elf');
    dialog.send({ type: 'generation.submit' });
    await view('generating');
    const keys = client.callsOf('createCharacter').map(({ idempotencyKey }) => idempotencyKey);
    expect(new Set(keys).size).toBe(2);
  });
});

describe('closing while pictures are made', () => {
  it('asks, and leaves them to the background', async () => {
    const { client, dialog, emitted, generation, now } = await createAria();
    dialog.send({ type: 'dialog.close' });
    expect(dialog.getSnapshot().hasTag('asking')).toBe(true);
    dialog.send({ type: 'question.dismiss' });
    dialog.send({ type: 'dialog.close' });
    dialog.send({ type: 'generation.background' });
    expect(now()).toBe('closed');
    expect(emitted.at(-1)).toEqual({ type: 'dialog.closed', because: 'background' });
    expect(dockJobs(generation.jobs.getSnapshot())).toHaveLength(2);
    expect(client.callsOf('cancelJob')).toEqual([]);
  });

  it('goes on storing the character without the dialog', async () => {
    const { client, dialog, generation, now, view } = await openCreation();
    const gate = client.hold('createCharacter');
    dialog.send({ type: 'prompt.change', prompt: 'An elf' });
    dialog.send({ type: 'generation.submit' });
    await view('submitting');
    dialog.send({ type: 'dialog.close' });
    dialog.send({ type: 'generation.background' });
    expect(now()).toBe('closed');
    gate.release();
    await expect.poll(() => dockJobs(generation.jobs.getSnapshot()).length).toBe(2);
    dialog.send({ type: 'dialog.open', jobKey: null });
    expect((await view('generating')).name).toBe('An');
  });

  it('cancels both jobs, and keeps the character', async () => {
    const { client, dialog, view, avatarJob, characterId } = await createAria();
    dialog.send({ type: 'generation.cancel' });
    await expect.poll(() => client.callsOf('cancelJob')).toHaveLength(2);
    expect(dialog.getSnapshot().hasTag('cancelling')).toBe(true);
    client.jobs.cancel(avatarJob);
    const context = await view('incomplete');
    expect(context).toMatchObject({ characterId, notice: 'cancelled', error: null });
    expect(context.dataset?.cost.refunded).toBe(40);
  });
});
