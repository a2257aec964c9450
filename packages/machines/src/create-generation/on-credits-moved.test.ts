import { createScriptedClient, generationRequest } from '@charhub/api-client/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { memoryStorage, memoryTabs } from '../testing/memory-ports.ts';
import { createGeneration } from './create-generation.ts';
import { onCreditsMoved } from './on-credits-moved.ts';

function openTwoTabs() {
  const client = createScriptedClient();
  const storage = memoryStorage();
  const openChannel = memoryTabs();
  const open = () => {
    const generation = createGeneration({ client, userId: 'user-1', storage, openChannel });
    generation.start();
    onTestFinished(() => {
      generation.stop();
    });
    return generation;
  };
  const [here, there] = [open(), open()];
  const heard = vi.fn();
  const credits = onCreditsMoved(there.jobs, heard);
  return { client, here, heard, credits };
}

describe('credits that move', () => {
  it('are heard of in another tab when the server takes a job, and when it ends', async () => {
    const { client, here, heard } = openTwoTabs();
    here.jobs.send({ type: 'job.submit', key: 'key-1', request: generationRequest() });
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    const taken = heard.mock.calls.length;
    client.jobs.start();
    client.jobs.advance({ percent: 50 });
    expect(heard).toHaveBeenCalledTimes(taken);
    client.jobs.fail();
    await vi.waitFor(() => expect(heard.mock.calls.length).toBeGreaterThan(taken));
  });

  it('are not heard of any more after unsubscribing', async () => {
    const { client, here, heard, credits } = openTwoTabs();
    credits.unsubscribe();
    here.jobs.send({ type: 'job.submit', key: 'key-1', request: generationRequest() });
    await vi.waitFor(() => expect(client.jobs.all()).toHaveLength(1));
    client.jobs.complete();
    await Promise.resolve();
    expect(heard).not.toHaveBeenCalled();
  });
});
