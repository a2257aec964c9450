import type { ScriptedClient } from '@charhub/api-client/testing';
import { createScriptedClient } from '@charhub/api-client/testing';
import { createActor, SimulatedClock, waitFor } from 'xstate';
import { createGeneration } from '../create-generation/create-generation.ts';
import { referenceDatasetView } from '../reference-dataset/reference-dataset.selectors.ts';
import type {
  ReferenceDatasetEmitted,
  ReferenceDatasetView,
} from '../reference-dataset/reference-dataset.types.ts';
import { memoryStorage, memoryTabs } from '../testing/memory-ports.ts';
import { provideReferenceDataset } from '../reference-dataset/provide-reference-dataset.ts';

/** A back end whose character has an avatar, so that views can be made. */
export function clientWithAvatar(options: Parameters<typeof createScriptedClient>[0] = {}): ScriptedClient {
  const access = { avatarUrl: '/images/avatar_0.webp', ...options.access };
  return createScriptedClient({ price: 10, ...options, access });
}

/** The dialog of the reference views on a page of its own, with a clock that stands still. */
export function createDataset(client = clientWithAvatar(), storage = memoryStorage()) {
  let count = 0;
  const clock = new SimulatedClock();
  const generation = createGeneration({
    client,
    userId: 'user-1',
    storage,
    openChannel: memoryTabs(),
    createKey: () => `key-${String(++count)}`,
  });
  generation.start();
  const dialog = createActor(provideReferenceDataset(generation), {
    input: { characterId: 'character-1' },
    clock,
  });
  const emitted: ReferenceDatasetEmitted[] = [];
  dialog.on('*', (event) => emitted.push(event));
  dialog.start();
  const view = (wanted: ReferenceDatasetView) =>
    waitFor(dialog, (snapshot) => referenceDatasetView(snapshot) === wanted, { timeout: 1_000 });
  const now = () => referenceDatasetView(dialog.getSnapshot());
  return { client, clock, storage, generation, dialog, emitted, view, now };
}

/** The same, opened, with the form ready. */
export async function openDataset(...args: Parameters<typeof createDataset>) {
  const parts = createDataset(...args);
  parts.dialog.send({ type: 'dialog.open', jobKey: null });
  await parts.view('form');
  return parts;
}

/** The same, with a job under way for all views. */
export async function generateDataset(...args: Parameters<typeof createDataset>) {
  const parts = await openDataset(...args);
  parts.dialog.send({ type: 'prompt.change', prompt: 'A fox' });
  parts.dialog.send({ type: 'generation.submit' });
  await parts.view('generating');
  return parts;
}
