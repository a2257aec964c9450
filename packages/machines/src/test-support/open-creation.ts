import type { ScriptedClient } from '@charhub/api-client/testing';
import { createScriptedClient } from '@charhub/api-client/testing';
import { createActor, waitFor } from 'xstate';
import { characterCreationView } from '../character-creation/character-creation.selectors.ts';
import type {
  CharacterCreationEmitted,
  CharacterCreationView,
} from '../character-creation/character-creation.types.ts';
import { provideCharacterCreation } from '../character-creation/provide-character-creation.ts';
import { createGeneration } from '../create-generation/create-generation.ts';
import { memoryStorage, memoryTabs } from '../testing/memory-ports.ts';

/** The creation dialog on a page of its own. A page that is loaded after another shares its storage. */
export function createCreation(
  client: ScriptedClient = createScriptedClient({ price: 10 }),
  storage = memoryStorage(),
) {
  const generation = createGeneration({ client, userId: 'user-1', storage, openChannel: memoryTabs() });
  generation.start();
  const dialog = createActor(provideCharacterCreation(generation));
  const emitted: CharacterCreationEmitted[] = [];
  dialog.on('*', (event) => emitted.push(event));
  dialog.start();
  const now = () => characterCreationView(dialog.getSnapshot());
  const view = async (wanted: CharacterCreationView) => {
    const snapshot = await waitFor(dialog, (each) => characterCreationView(each) === wanted, {
      timeout: 1_000,
    });
    return snapshot.context;
  };
  const leave = () => {
    dialog.stop();
    generation.stop();
  };
  return { client, storage, generation, dialog, emitted, now, view, leave };
}

/** The same, opened, with the form ready. */
export async function openCreation(...args: Parameters<typeof createCreation>) {
  const parts = createCreation(...args);
  parts.dialog.send({ type: 'dialog.open', jobKey: null });
  await parts.view('form');
  return parts;
}

/** The same, with a stored character whose pictures are being made. */
export async function createAria(...args: Parameters<typeof createCreation>) {
  const parts = await openCreation(...args);
  parts.dialog.send({ type: 'prompt.change', prompt: 'Aria, an elf' });
  parts.dialog.send({ type: 'generation.submit' });
  const { characterId, job, dataset } = await parts.view('generating');
  return { ...parts, characterId, avatarJob: job?.id ?? '', datasetJob: dataset?.id ?? '' };
}
