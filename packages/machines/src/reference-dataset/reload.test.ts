import { waitFor } from 'xstate';
import { describe, expect, it } from 'vitest';
import {
  clientWithAvatar,
  createDataset,
  generateDataset,
  openDataset,
} from '../test-support/open-dataset.ts';

describe('a page that is reloaded', () => {
  it('while the job is submitted makes no second job and shows the first', async () => {
    const client = clientWithAvatar();
    client.loseAnswers('submitJob', 1);
    const { dialog, generation, storage, view } = await openDataset(client);
    dialog.send({ type: 'views.change', views: ['face', 'back'] });
    dialog.send({ type: 'generation.submit' });
    await view('submitting');
    dialog.stop();
    generation.stop();

    const reloaded = createDataset(client, storage);
    reloaded.dialog.send({ type: 'dialog.open', jobKey: null });
    const { context } = await waitFor(reloaded.dialog, ({ context: { job } }) => job !== null);
    expect(context.job?.stages.map(({ id }) => id)).toEqual(['face', 'back']);
    expect(context.views).toEqual(['face', 'back']);
    expect(client.jobs.all()).toHaveLength(1);
    expect(new Set(client.callsOf('submitJob').map(({ idempotencyKey }) => idempotencyKey))).toEqual(
      new Set(['key-1']),
    );
    reloaded.generation.stop();
  });

  it('in the middle of the views shows what was finished, and then the rest', async () => {
    const { client, dialog, generation, storage } = await generateDataset();
    client.jobs.completeStage();
    dialog.stop();
    generation.stop();
    client.jobs.completeStage();

    const reloaded = createDataset(client, storage);
    reloaded.dialog.send({ type: 'dialog.open', jobKey: null });
    await reloaded.view('generating');
    await waitFor(reloaded.dialog, ({ context: { job } }) => job?.images.length === 2);
    client.jobs.complete();
    const { context } = await reloaded.view('completed');
    expect(Object.keys(context.pictures)).toHaveLength(4);
    reloaded.generation.stop();
  });
});
