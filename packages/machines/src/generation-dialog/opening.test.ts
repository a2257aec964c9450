import { createScriptedClient, jobSnapshot } from '@charhub/api-client/testing';
import { createActor, SimulatedClock, waitFor } from 'xstate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Generation } from '../create-generation/create-generation.ts';
import { createGeneration } from '../create-generation/create-generation.ts';
import { imageGenerationView } from '../image-generation/image-generation.selectors.ts';
import { memoryStorage, memoryTabs } from '../testing/memory-ports.ts';
import { provideImageGeneration } from '../image-generation/provide-image-generation.ts';

const opened: Generation[] = [];

afterEach(() => {
  for (const generation of opened.splice(0)) generation.stop();
});

function setUp(client = createScriptedClient()) {
  const generation = createGeneration({
    client,
    userId: 'user-1',
    storage: memoryStorage(),
    openChannel: memoryTabs(),
  });
  opened.push(generation);
  generation.start();
  const clock = new SimulatedClock();
  const dialog = createActor(provideImageGeneration(generation), {
    input: { kind: 'avatar', characterId: 'character-1' },
    clock,
  }).start();
  const view = (wanted: string) =>
    waitFor(dialog, (snapshot) => imageGenerationView(snapshot) === wanted, { timeout: 1_000 });
  return { client, clock, dialog, view };
}

describe('a dialog whose terms cannot be loaded', () => {
  it('shows the form at once when no job is found, although they failed while one was looked for', async () => {
    const client = createScriptedClient();
    const list = client.hold('listJobs');
    client.failCalls('getAccess', 'network');
    const { dialog, view } = setUp(client);
    dialog.send({ type: 'dialog.open', jobKey: null });
    await waitFor(dialog, ({ context }) => context.error !== null);
    expect(imageGenerationView(dialog.getSnapshot())).toBe('checking');
    list.release();
    const { context } = await view('form');
    expect(context.error?.code).toBe('network');
    expect(context).toMatchObject({ isPriceUnknown: true, quote: null });
    client.heal();
    dialog.send({ type: 'terms.refresh' });
    expect(dialog.getSnapshot().context.isPriceUnknown).toBe(false);
    await waitFor(dialog, ({ context: { quote } }) => quote !== null);
  });

  it('shows the job that is found, without their error', async () => {
    const client = createScriptedClient({ jobs: [jobSnapshot({ state: 'running' })] });
    const list = client.hold('listJobs');
    client.failCalls('getAccess', 'network');
    const { dialog, view } = setUp(client);
    dialog.send({ type: 'dialog.open', jobKey: null });
    await waitFor(dialog, ({ context }) => context.error !== null);
    list.release();
    const { context } = await view('generating');
    expect(context.error).toBeNull();
  });

  it('waits two seconds for them and no longer', async () => {
    const client = createScriptedClient();
    client.hold('getAccess');
    const { clock, dialog, view } = setUp(client);
    dialog.send({ type: 'dialog.open', jobKey: null });
    await waitFor(dialog, (snapshot) => snapshot.matches({ open: 'checking' }));
    clock.increment(1_999);
    expect(imageGenerationView(dialog.getSnapshot())).toBe('checking');
    clock.increment(1);
    await view('form');
  });

  it('asks for them again when the host says that they have changed', async () => {
    const { client, dialog, view } = setUp();
    dialog.send({ type: 'dialog.open', jobKey: null });
    await view('form');
    client.setBalance(7);
    dialog.send({ type: 'terms.refresh' });
    await waitFor(dialog, ({ context }) => context.quote?.balance === 7);
  });
});

describe('a right that was lost before the terms were there', () => {
  it('stays lost when their answer, which is older, arrives', async () => {
    const client = createScriptedClient();
    const access = client.hold('getAccess');
    const { clock, dialog, view } = setUp(client);
    dialog.send({ type: 'dialog.open', jobKey: null });
    await view('checking');
    await vi.waitFor(() => {
      clock.increment(10_000);
      expect(imageGenerationView(dialog.getSnapshot())).toBe('form');
    });
    client.failCalls('submitJob', 'forbidden');
    dialog.send({ type: 'generation.submit' });
    await view('forbidden');
    access.release();
    await waitFor(dialog, ({ context }) => context.access !== null);
    expect(imageGenerationView(dialog.getSnapshot())).toBe('forbidden');

    dialog.send({ type: 'terms.refresh' });
    await view('form');
  });
});
