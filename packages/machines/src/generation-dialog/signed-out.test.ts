import { createScriptedClient } from '@charhub/api-client/testing';
import { GenerationError } from '@charhub/api-client/contract';
import { createActor, waitFor } from 'xstate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGeneration } from '../create-generation/create-generation.ts';
import type { GenerationJobsEmitted } from '../generation-jobs/generation-jobs.types.ts';
import { imageGenerationView } from '../image-generation/image-generation.selectors.ts';
import { memoryStorage, memoryTabs } from '../testing/memory-ports.ts';
import { provideImageGeneration } from '../image-generation/provide-image-generation.ts';

const signedOut = new GenerationError({ code: 'unauthorized', message: 'Sign in again', status: 401 });

async function signOutWhileGenerating() {
  const scripted = createScriptedClient();
  let isSignedOut = true;
  const client: typeof scripted = {
    ...scripted,
    watchJob: (jobId, observer) => {
      const stop = scripted.watchJob(jobId, observer);
      if (isSignedOut) {
        stop();
        observer.onRefused(signedOut.toJSON());
      }
      return stop;
    },
  };
  const generation = createGeneration({
    client,
    userId: 'user-1',
    storage: memoryStorage(),
    openChannel: memoryTabs(),
  });
  generation.start();
  onTestFinished(() => {
    generation.stop();
  });
  const heard: GenerationJobsEmitted[] = [];
  generation.jobs.on('*', (event) => heard.push(event));
  const dialog = createActor(provideImageGeneration(generation), {
    input: { kind: 'avatar', characterId: 'character-1' },
  }).start();
  const view = (wanted: string) =>
    waitFor(dialog, (snapshot) => imageGenerationView(snapshot) === wanted, { timeout: 1_000 });
  dialog.send({ type: 'dialog.open', jobKey: null });
  await view('form');
  dialog.send({ type: 'generation.submit' });
  await view('failed');
  const signIn = () => {
    isSignedOut = false;
  };
  return { client, dialog, generation, heard, signIn, view };
}

describe('a session that ends while a picture is made', () => {
  it('is said as such, and nobody hears that the job failed', async () => {
    const { dialog, heard } = await signOutWhileGenerating();
    expect(dialog.getSnapshot().context.error?.code).toBe('unauthorized');
    expect(heard).toEqual([]);
  });

  it('is over with Retry after signing in: the same job is followed, and none is made', async () => {
    const { client, dialog, heard, signIn, view } = await signOutWhileGenerating();
    signIn();
    dialog.send({ type: 'generation.retry' });
    await view('generating');
    expect(client.callsOf('submitJob')).toHaveLength(1);
    client.jobs.complete();
    await view('completed');
    await expect.poll(() => heard).toMatchObject([{ type: 'job.finished' }]);
  });

  it('is said again when Retry comes too early', async () => {
    const { client, dialog, signIn, view } = await signOutWhileGenerating();
    dialog.send({ type: 'generation.retry' });
    await view('failed');
    signIn();
    dialog.send({ type: 'generation.retry' });
    await view('generating');
    expect(client.jobs.all()).toHaveLength(1);
  });

  it('does not cancel the job when the dialog is closed or the settings are changed', async () => {
    const { client, dialog, view } = await signOutWhileGenerating();
    dialog.send({ type: 'settings.edit' });
    await view('form');
    dialog.send({ type: 'dialog.close' });
    expect(client.callsOf('cancelJob')).toEqual([]);
    expect(client.jobs.get().cancelRequested).toBe(false);
  });

  it('lets the job be ended from the dock after signing in again', async () => {
    const { client, generation, signIn } = await signOutWhileGenerating();
    signIn();
    const [job] = generation.jobs.getSnapshot().context.jobs;
    generation.jobs.send({ type: 'job.cancel', key: job?.key ?? '' });
    await expect.poll(() => client.callsOf('cancelJob')).toHaveLength(1);
    client.jobs.cancel();
    await waitFor(generation.jobs, ({ context }) => context.jobs[0]?.state === 'cancelled');
  });
});
