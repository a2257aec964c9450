import { createScriptedClient } from '@charhub/api-client/testing';
import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../testing/memory-ports.ts';
import { createAria, createCreation, openCreation } from '../test-support/open-creation.ts';

async function failAvatar() {
  const parts = await createAria();
  parts.client.jobs.fail({ code: 'out-of-memory' }, parts.avatarJob);
  await parts.view('incomplete');
  return parts;
}

describe('a failed avatar', () => {
  it('never loses the character, says why, and tells the price of another try', async () => {
    const { client, dialog, characterId } = await failAvatar();
    const { context } = dialog.getSnapshot();
    expect(context).toMatchObject({ characterId, name: 'Aria', job: { error: { code: 'out-of-memory' } } });
    await expect.poll(() => dialog.getSnapshot().context.quote).toEqual({ credits: 50, balance: 500 });
    expect((await client.getCreation(characterId)).character.name).toBe('Aria');
  });

  it('is made again with Retry, with the views that wait for it', async () => {
    const { client, dialog, view, characterId, avatarJob } = await failAvatar();
    dialog.send({ type: 'generation.retry' });
    dialog.send({ type: 'generation.retry' });
    const { job, dataset } = await view('generating');
    expect(job?.id).not.toBe(avatarJob);
    expect(client.callsOf('retryCreation')).toHaveLength(1);
    client.jobs.complete(job?.id);
    client.jobs.complete(dataset?.id);
    expect(await view('completed')).toMatchObject({ characterId });
  });

  it('is asked for once although the answer to Retry was lost', async () => {
    const { client, dialog, view } = await failAvatar();
    client.loseAnswers('retryCreation', 1);
    dialog.send({ type: 'generation.retry' });
    expect((await view('incomplete')).error?.code).toBe('network');
    dialog.send({ type: 'generation.retry' });
    await view('generating');
    expect(client.jobs.all()).toHaveLength(4);
  });

  it('is looked at when another page was quicker', async () => {
    const { client, dialog, view, characterId } = await failAvatar();
    const quicker = await client.retryCreation(characterId, { idempotencyKey: 'another page' });
    dialog.send({ type: 'generation.retry' });
    expect((await view('generating')).job?.id).toBe(quicker.avatarJob?.id);
  });

  it('is not tried again for more than there is', async () => {
    const { client, dialog, now } = await failAvatar();
    client.setBalance(49);
    dialog.send({ type: 'terms.refresh' });
    await expect.poll(() => dialog.getSnapshot().context.quote?.balance).toBe(49);
    dialog.send({ type: 'generation.retry' });
    expect(now()).toBe('incomplete');
  });
});

describe('missing views', () => {
  it('are made again without the avatar, for their own price', async () => {
    const { client, dialog, view, avatarJob, datasetJob } = await createAria();
    client.jobs.complete(avatarJob);
    client.jobs.completeStage(datasetJob);
    client.jobs.fail({ code: 'execution' }, datasetJob);
    const { dataset: failed } = await view('incomplete');
    expect(failed?.error?.code).toBe('execution');
    await expect.poll(() => dialog.getSnapshot().context.quote?.credits).toBe(30);
    dialog.send({ type: 'generation.retry' });
    const { job, dataset } = await view('generating');
    expect(job?.id).toBe(avatarJob);
    expect(dataset?.stages.map(({ id }) => id)).toEqual(['front', 'side', 'back']);
  });
});

describe('a page that is loaded again', () => {
  it('shows the pictures of the character that was being made', async () => {
    const { client, storage, leave, characterId, avatarJob } = await createAria();
    leave();
    client.jobs.advance({ percent: 40 }, avatarJob);
    const next = createCreation(client, storage);
    next.dialog.send({ type: 'dialog.open', jobKey: null });
    const context = await next.view('generating');
    expect(context).toMatchObject({ characterId, name: 'Aria', prompt: 'Aria, an elf' });
    expect(client.callsOf('createCharacter')).toHaveLength(1);
  });

  it('sends a description again whose answer it never saw, under its key', async () => {
    const { client, storage, leave, dialog, view } = await openCreation();
    const gate = client.hold('createCharacter');
    dialog.send({ type: 'prompt.change', prompt: 'Aria, an elf' });
    dialog.send({ type: 'generation.submit' });
    await view('submitting');
    leave();
    gate.release();
    const next = createCreation(client, storage);
    next.dialog.send({ type: 'dialog.open', jobKey: null });
    await next.view('generating');
    const keys = client.callsOf('createCharacter').map(({ idempotencyKey }) => idempotencyKey);
    expect(new Set(keys).size).toBe(1);
    expect(client.jobs.all()).toHaveLength(2);
  });

  it('asks for the picture again, and keeps description and key', async () => {
    const { client, storage, generation, leave, dialog, view } = await openCreation();
    client.loseAnswers('createCharacter', 1);
    dialog.send({ type: 'prompt.change', prompt: 'Aria, an elf' });
    dialog.send({ type: 'sample.attach', sample: generation.samples.add(new Blob(['x']), 'elf.png') });
    dialog.send({ type: 'generation.submit' });
    await view('failed');
    leave();
    const next = await openCreation(client, storage);
    expect(next.dialog.getSnapshot().context).toMatchObject({ prompt: 'Aria, an elf', isPictureLost: true });
    next.dialog.send({
      type: 'sample.attach',
      sample: next.generation.samples.add(new Blob(['x']), 'elf.png'),
    });
    next.dialog.send({ type: 'generation.submit' });
    await next.view('generating');
    expect(client.jobs.all()).toHaveLength(2);
  });

  it('shows an empty form when all was made meanwhile, or the character is gone', async () => {
    const { client, storage, leave, avatarJob, datasetJob } = await createAria();
    leave();
    client.jobs.complete(avatarJob);
    client.jobs.complete(datasetJob);
    const next = await openCreation(client, storage);
    expect(next.dialog.getSnapshot().context.prompt).toBe('');
  });

  it('reads nothing but what it has stored itself', async () => {
    const storage = memoryStorage();
    for (const text of ['{', 'null', '{"key":1,"description":"","hasPicture":true,"characterId":null}']) {
      storage.setItem('charhub-character-creation:user-1', text);
      const { client, leave } = await openCreation(createScriptedClient(), storage);
      expect(client.callsOf('createCharacter')).toEqual([]);
      leave();
    }
  });
});

describe('a session that ends', () => {
  it('says so, and looks at the same jobs again after signing in', async () => {
    const { client, dialog, view, avatarJob } = await createAria();
    client.refuseWatch(avatarJob, 'unauthorized');
    expect((await view('incomplete')).error?.code).toBe('unauthorized');
    expect(client.callsOf('cancelJob')).toEqual([]);
    dialog.send({ type: 'generation.retry' });
    await expect.poll(() => client.callsOf('watchJob').length).toBeGreaterThan(2);
  });
});
