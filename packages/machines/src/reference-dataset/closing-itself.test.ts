import { jobSnapshot } from '@charhub/api-client/testing';
import { describe, expect, it } from 'vitest';
import { clientWithAvatar, createDataset, generateDataset } from '../test-support/open-dataset.ts';
import type { ReferenceDatasetIntent } from './reference-dataset.types.ts';

async function completed() {
  const parts = await generateDataset();
  parts.client.jobs.complete();
  await parts.view('completed');
  const secondsLeft = () => parts.dialog.getSnapshot().context.secondsLeft;
  return { ...parts, secondsLeft };
}

describe('a finished dataset', () => {
  it('counts three seconds down and closes', async () => {
    const { clock, dialog, emitted, now, secondsLeft } = await completed();
    expect(dialog.getSnapshot().hasTag('counting')).toBe(true);
    expect(secondsLeft()).toBe(3);
    clock.increment(1_000);
    expect(secondsLeft()).toBe(2);
    clock.increment(1_000);
    expect(secondsLeft()).toBe(1);
    clock.increment(999);
    expect(now()).toBe('completed');
    clock.increment(1);
    expect(now()).toBe('closed');
    expect(secondsLeft()).toBeNull();
    expect(emitted).toEqual([{ type: 'dialog.closed', because: 'dismissed' }]);
  });

  it.each<[string, ReferenceDatasetIntent]>([
    ['a key, a press, the focus or a touch', { type: 'user.interacted' }],
    ['the movement of a pointer', { type: 'pointer.moved' }],
    ['locking a view', { type: 'view.lock', view: 'face' }],
    ['unlocking a view', { type: 'view.unlock', view: 'face' }],
  ])('stays open after %s', async (_, interaction) => {
    const { clock, dialog, now, secondsLeft } = await completed();
    clock.increment(2_999);
    dialog.send(interaction);
    expect(dialog.getSnapshot().hasTag('counting')).toBe(false);
    expect(secondsLeft()).toBeNull();
    clock.increment(60_000);
    expect(now()).toBe('completed');
  });

  it('keeps Stay for the pointer on its way to it, and not for a key', async () => {
    const { dialog } = await completed();
    dialog.send({ type: 'pointer.moved' });
    expect(dialog.getSnapshot().hasTag('approached')).toBe(true);
    dialog.send({ type: 'user.interacted' });
    expect(dialog.getSnapshot().hasTag('approached')).toBe(false);
    const other = await completed();
    other.dialog.send({ type: 'user.interacted' });
    expect(other.dialog.getSnapshot().hasTag('approached')).toBe(false);
  });

  it.each<[string, ReferenceDatasetIntent, string]>([
    ['going back to the form', { type: 'settings.edit' }, 'form'],
    ['generating again', { type: 'generation.repeat' }, 'submitting'],
    ['making one view again', { type: 'view.reroll', view: 'face' }, 'submitting'],
  ])('forgets the countdown when %s', async (_, intent, wanted) => {
    const { clock, dialog, emitted, now, secondsLeft } = await completed();
    clock.increment(2_000);
    dialog.send(intent);
    expect(now()).toBe(wanted);
    clock.increment(60_000);
    expect(secondsLeft()).toBeNull();
    expect(emitted).toEqual([]);
  });

  it('counts from three again when the next job is finished', async () => {
    const { client, clock, dialog, secondsLeft, view } = await completed();
    clock.increment(2_000);
    dialog.send({ type: 'generation.repeat' });
    await view('generating');
    client.jobs.complete();
    await view('completed');
    expect(secondsLeft()).toBe(3);
  });

  it('does not count when it was finished before the dialog was opened', async () => {
    const job = jobSnapshot({ id: 'old', kind: 'reference-dataset', state: 'completed' });
    const { clock, dialog, now, view } = createDataset(clientWithAvatar({ jobs: [job] }));
    dialog.send({ type: 'dialog.open', jobKey: 'old' });
    const { context } = await view('completed');
    expect(Object.keys(context.pictures)).toEqual(['face', 'front', 'side', 'back']);
    expect(context.secondsLeft).toBeNull();
    clock.increment(60_000);
    expect(now()).toBe('completed');
  });

  it('does not count when its own job was finished while it was closed', async () => {
    const { client, clock, dialog, now, view } = await generateDataset();
    dialog.send({ type: 'dialog.close' });
    dialog.send({ type: 'generation.background' });
    client.jobs.complete();
    dialog.send({ type: 'dialog.open', jobKey: 'key-1' });
    await view('completed');
    clock.increment(60_000);
    expect(now()).toBe('completed');
  });

  it('counts when a running job is opened again and then finishes', async () => {
    const { client, dialog, view } = await generateDataset();
    dialog.send({ type: 'dialog.close' });
    dialog.send({ type: 'generation.background' });
    dialog.send({ type: 'dialog.open', jobKey: null });
    await view('generating');
    client.jobs.complete();
    const { context } = await view('completed');
    expect(context.secondsLeft).toBe(3);
  });

  it('does not count when only some of it was made', async () => {
    const { client, clock, now, view } = await generateDataset();
    client.jobs.completeStage();
    client.jobs.fail();
    await view('incomplete');
    clock.increment(60_000);
    expect(now()).toBe('incomplete');
  });
});
