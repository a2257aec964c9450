import type { ScriptedClient } from '@charhub/api-client/testing';
import { generatedImage } from '@charhub/api-client/testing';
import { describe, expect, it } from 'vitest';
import { clientWithAvatar, generateDataset } from '../test-support/open-dataset.ts';
import { datasetPrice, referenceDatasetBlocker } from './reference-dataset.selectors.ts';
import { missingViews, repeatedViews } from './reference-views.ts';

async function completeDataset(client?: ScriptedClient) {
  const parts = await generateDataset(client);
  parts.client.jobs.complete();
  const { context } = await parts.view('completed');
  return { ...parts, before: context.pictures };
}

function submittedViews(client: ScriptedClient) {
  return client.jobs.all().map(({ stages }) => stages.map(({ id }) => id));
}

describe('some views that failed', () => {
  it('leave the good ones kept and shown', async () => {
    const { client, view } = await generateDataset();
    client.jobs.completeStage();
    client.jobs.failStage({ message: 'out of memory' });
    client.jobs.completeStage();
    client.jobs.failStage();
    const { context } = await view('incomplete');
    expect(Object.keys(context.pictures)).toEqual(['face', 'side']);
    expect(missingViews(context)).toEqual(['front', 'back']);
    expect(context.error?.message).toBe('out of memory');
  });

  it('are the only ones that Retry makes, as a new job at their price', async () => {
    const { client, dialog, view } = await generateDataset();
    client.jobs.completeStage();
    client.jobs.failStage();
    client.jobs.completeStage();
    client.jobs.completeStage();
    const { context } = await view('incomplete');
    expect(datasetPrice(dialog.getSnapshot(), missingViews(context))).toBe(10);
    dialog.send({ type: 'views.retry' });
    await view('generating');
    expect(submittedViews(client)[0]).toEqual(['front']);
    expect(client.callsOf('submitJob').map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      'key-1',
      'key-2',
    ]);
    expect(client.jobs.get().cost.charged).toBe(10);
    client.jobs.complete();
    const { context: after } = await view('completed');
    expect(Object.keys(after.pictures).sort()).toEqual(['back', 'face', 'front', 'side']);
    expect(after.pictures.face).toEqual(context.pictures.face);
  });

  it('can be retried again when Retry failed, with what there was still shown', async () => {
    const { client, dialog, view } = await generateDataset();
    client.jobs.completeStage();
    client.jobs.fail();
    await view('incomplete');
    dialog.send({ type: 'views.retry' });
    await view('generating');
    client.jobs.fail();
    const { context } = await view('failed');
    expect(Object.keys(context.pictures)).toEqual(['face']);
    dialog.send({ type: 'generation.retry' });
    await view('generating');
    expect(submittedViews(client)[0]).toEqual(['front', 'side', 'back']);
  });

  it('are all of them when none was made: a failure, and Retry makes the same', async () => {
    const { client, dialog, view } = await generateDataset();
    client.jobs.fail({ message: 'no worker' });
    const { context } = await view('failed');
    expect(context).toMatchObject({ pictures: {}, error: { message: 'no worker' } });
    dialog.send({ type: 'generation.retry' });
    await view('generating');
    expect(submittedViews(client)[0]).toEqual(['face', 'front', 'side', 'back']);
  });
});

describe('one view again', () => {
  it('replaces only its own picture', async () => {
    const { client, dialog, view, before } = await completeDataset();
    dialog.send({ type: 'view.reroll', view: 'side' });
    await view('generating');
    expect(submittedViews(client)[0]).toEqual(['side']);
    client.jobs.complete();
    const { context } = await view('completed');
    expect(context.pictures.side?.id).not.toBe(before.side?.id);
    expect({ ...context.pictures, side: before.side }).toEqual(before);
  });

  it('keeps the old picture when it fails', async () => {
    const { client, dialog, view, before } = await completeDataset();
    dialog.send({ type: 'view.reroll', view: 'side' });
    await view('generating');
    client.jobs.fail();
    const { context } = await view('failed');
    expect(context.pictures).toEqual(before);
  });

  it('is not possible without the credits for it', async () => {
    const { dialog, now } = await completeDataset(clientWithAvatar({ price: 10, balance: 45 }));
    await expect.poll(() => dialog.getSnapshot().context.quote?.balance).toBe(5);
    expect(referenceDatasetBlocker(dialog.getSnapshot(), ['side'])).toBe('insufficient-credits');
    dialog.send({ type: 'view.reroll', view: 'side' });
    expect(now()).toBe('completed');
  });
});

describe('a locked view', () => {
  it('is left out when all are generated again', async () => {
    const { client, dialog, view, before } = await completeDataset();
    dialog.send({ type: 'view.lock', view: 'back' });
    dialog.send({ type: 'view.lock', view: 'face' });
    expect(repeatedViews(dialog.getSnapshot().context)).toEqual(['front', 'side']);
    dialog.send({ type: 'generation.repeat' });
    await view('generating');
    expect(submittedViews(client)[0]).toEqual(['front', 'side']);
    client.jobs.complete();
    const { context } = await view('completed');
    expect(context.pictures).toMatchObject({ face: before.face, back: before.back });
    expect(context.pictures.front?.id).not.toBe(before.front?.id);
  });

  it('is made again after it was unlocked', async () => {
    const { dialog } = await completeDataset();
    dialog.send({ type: 'view.lock', view: 'back' });
    dialog.send({ type: 'view.unlock', view: 'back' });
    expect(repeatedViews(dialog.getSnapshot().context)).toEqual(['face', 'front', 'side', 'back']);
  });

  it('is not made again by itself either', async () => {
    const { client, dialog, now } = await completeDataset();
    dialog.send({ type: 'view.lock', view: 'back' });
    dialog.send({ type: 'view.reroll', view: 'back' });
    expect(now()).toBe('completed');
    expect(client.callsOf('submitJob')).toHaveLength(1);
  });

  it('leaves nothing to generate again when every view is locked', async () => {
    const { client, dialog, now } = await completeDataset();
    for (const view of ['face', 'front', 'side', 'back'] as const) dialog.send({ type: 'view.lock', view });
    dialog.send({ type: 'generation.repeat' });
    expect(now()).toBe('completed');
    expect(client.callsOf('submitJob')).toHaveLength(1);
  });
});

describe('stored pictures', () => {
  it('that are listed late do not replace what a job has made since', async () => {
    const { dialog, before } = await completeDataset();
    dialog.send({ type: 'pictures.loaded', pictures: { face: generatedImage({ view: 'face', seed: 99 }) } });
    expect(dialog.getSnapshot().context.pictures).toEqual(before);
  });

  it('are shown as they are now when the dialog is opened again', async () => {
    const { client, dialog } = await completeDataset();
    dialog.send({ type: 'dialog.close' });
    const [newest] = await client.listImages('character-1');
    if (newest === undefined) throw new Error('A picture was stored');
    await client.deleteImage({ characterId: 'character-1', imageId: newest.id });
    dialog.send({ type: 'dialog.open', jobKey: null });
    await expect.poll(() => Object.keys(dialog.getSnapshot().context.pictures)).toHaveLength(3);
  });
});
