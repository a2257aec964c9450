import { characterImage, jobSnapshot } from '@charhub/api-client/testing';
import { waitFor } from 'xstate';
import { describe, expect, it } from 'vitest';
import { isQuestionOpen } from '../generation-dialog/generation-dialog.selectors.ts';
import {
  clientWithAvatar,
  createDataset,
  generateDataset,
  openDataset,
} from '../test-support/open-dataset.ts';
import { datasetPrice, referenceDatasetBlocker } from './reference-dataset.selectors.ts';

describe('opening', () => {
  it('offers all four views at four times the price of one', async () => {
    const { dialog } = await openDataset();
    expect(dialog.getSnapshot().context.views).toEqual(['face', 'front', 'side', 'back']);
    expect(datasetPrice(dialog.getSnapshot())).toBe(40);
  });

  it('shows the active stored picture of each view', async () => {
    const images = [
      characterImage({ id: 'face-2', view: 'face', isActive: true }),
      characterImage({ id: 'face-1', view: 'face' }),
      characterImage({ id: 'avatar', view: 'avatar', isActive: true }),
    ];
    const { dialog } = await openDataset(clientWithAvatar({ images: { 'character-1': images } }));
    const { context } = await waitFor(dialog, ({ context: { pictures } }) => 'face' in pictures);
    expect(Object.entries(context.pictures).map(([view, { id }]) => [view, id])).toEqual([
      ['face', 'face-2'],
    ]);
  });

  it('works without the stored pictures when they cannot be listed', async () => {
    const client = clientWithAvatar();
    client.failCalls('listImages', 'server');
    const { dialog } = await openDataset(client);
    expect(dialog.getSnapshot().context).toMatchObject({ pictures: {}, error: null });
  });

  it('says that an avatar is missing before anything is chosen, and goes on once there is one', async () => {
    const { client, dialog, view } = createDataset(clientWithAvatar({ access: { avatarUrl: null } }));
    dialog.send({ type: 'dialog.open', jobKey: null });
    await view('avatar-missing');
    client.setAccess({ avatarUrl: '/images/avatar_1.webp' });
    dialog.send({ type: 'terms.refresh' });
    await view('form');
  });

  it('goes on by itself when the avatar is made in the background', async () => {
    const client = clientWithAvatar({ access: { avatarUrl: null } });
    const { dialog, generation, view } = createDataset(client);
    dialog.send({ type: 'dialog.open', jobKey: null });
    await view('avatar-missing');
    generation.jobs.send({ type: 'job.track', snapshot: client.jobs.put(jobSnapshot({ state: 'running' })) });
    client.setAccess({ avatarUrl: '/images/avatar_1.webp' });
    client.jobs.complete();
    await view('form');
  });

  it('can be closed when an avatar is missing', async () => {
    const { dialog, emitted, now, view } = createDataset(clientWithAvatar({ access: { avatarUrl: null } }));
    dialog.send({ type: 'dialog.open', jobKey: null });
    await view('avatar-missing');
    dialog.send({ type: 'dialog.close' });
    expect(now()).toBe('closed');
    expect(emitted).toEqual([{ type: 'dialog.closed', because: 'dismissed' }]);
  });

  it('shows the running job that another device started, with its views', async () => {
    const stages = jobSnapshot({ kind: 'reference-dataset', state: 'running' }).stages.slice(1, 3);
    const client = clientWithAvatar({ jobs: [jobSnapshot({ id: 'phone', state: 'running', stages })] });
    const { dialog, view } = createDataset(client);
    dialog.send({ type: 'dialog.open', jobKey: null });
    await view('generating');
    const { context } = await waitFor(dialog, ({ context: { job } }) => job?.id === 'phone');
    expect(context).toMatchObject({ views: ['front', 'side'], requested: ['front', 'side'] });
  });
});

describe('choosing views', () => {
  it('keeps them in the order in which they are made, each once', async () => {
    const { dialog } = await openDataset();
    dialog.send({ type: 'views.change', views: ['back', 'face', 'back'] });
    expect(dialog.getSnapshot().context.views).toEqual(['face', 'back']);
  });

  it('changes the price with every view, and asks for exactly that', async () => {
    const { client, dialog, view } = await openDataset(clientWithAvatar({ price: 10, balance: 100 }));
    dialog.send({ type: 'views.change', views: ['side', 'front', 'face'] });
    const price = datasetPrice(dialog.getSnapshot());
    expect(price).toBe(30);
    dialog.send({ type: 'generation.submit' });
    const { context } = await view('generating');
    expect(context.job?.stages.map(({ id }) => id)).toEqual(['face', 'front', 'side']);
    expect(client.jobs.get().cost.charged).toBe(price);
  });

  it('needs one at least', async () => {
    const { client, dialog, now } = await openDataset();
    dialog.send({ type: 'views.change', views: [] });
    expect(referenceDatasetBlocker(dialog.getSnapshot())).toBe('no-views');
    dialog.send({ type: 'generation.submit' });
    expect(now()).toBe('form');
    expect(client.callsOf('submitJob')).toEqual([]);
  });

  it('needs the credits for all of them', async () => {
    const { dialog } = await openDataset(clientWithAvatar({ price: 10, balance: 25 }));
    expect(referenceDatasetBlocker(dialog.getSnapshot())).toBe('insufficient-credits');
    dialog.send({ type: 'views.change', views: ['face', 'back'] });
    expect(referenceDatasetBlocker(dialog.getSnapshot())).toBeNull();
  });
});

describe('while views are made', () => {
  it('asks before it closes, and stops asking when the job ends', async () => {
    const { client, dialog, now } = await generateDataset();
    dialog.send({ type: 'dialog.close' });
    expect(isQuestionOpen(dialog.getSnapshot())).toBe(true);
    client.jobs.complete();
    expect(isQuestionOpen(dialog.getSnapshot())).toBe(false);
    expect(now()).toBe('completed');
  });

  it('closes and lets the job go on, and shows it again when it is opened again', async () => {
    const { client, dialog, now, view } = await generateDataset();
    client.jobs.completeStage();
    dialog.send({ type: 'dialog.close' });
    dialog.send({ type: 'generation.background' });
    expect(now()).toBe('closed');
    client.jobs.completeStage();
    dialog.send({ type: 'dialog.open', jobKey: null });
    const { context } = await view('generating');
    expect(context.job?.images).toHaveLength(2);
    expect(client.callsOf('submitJob')).toHaveLength(1);
  });

  it('says that an avatar is missing when the server finds none, and keeps the settings', async () => {
    const { client, dialog, view } = await openDataset();
    dialog.send({ type: 'prompt.change', prompt: 'A fox' });
    client.failCalls('submitJob', 'avatar-required', 1);
    client.setAccess({ avatarUrl: null });
    dialog.send({ type: 'generation.submit' });
    const { context } = await view('avatar-missing');
    expect(context.prompt).toBe('A fox');
  });

  it('returns to the form when it is cancelled before the first view', async () => {
    const { client, dialog, view } = await generateDataset();
    dialog.send({ type: 'generation.cancel' });
    await expect.poll(() => client.callsOf('cancelJob')).toHaveLength(1);
    client.jobs.cancel();
    const { context } = await view('form');
    expect(context).toMatchObject({ notice: 'cancelled', prompt: 'A fox' });
  });

  it('keeps the views that were finished before it was cancelled', async () => {
    const { client, dialog, view } = await generateDataset();
    client.jobs.completeStage();
    dialog.send({ type: 'generation.cancel' });
    client.jobs.cancel();
    const { context } = await view('incomplete');
    expect(context).toMatchObject({ notice: 'cancelled', error: null });
    expect(Object.keys(context.pictures)).toEqual(['face']);
  });
});
