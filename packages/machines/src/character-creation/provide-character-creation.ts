import { dialogActions, dialogActors } from '../create-generation/dialog-ports.ts';
import type { GenerationPorts } from '../create-generation/generation-ports.ts';
import { jobKeyOf } from './character-creation.setup.ts';
import { characterCreationMachine } from './character-creation.machine.ts';
import type { CharacterCreationContext } from './character-creation.types.ts';
import { createCharacter, loadQuote, retryCreation } from './creation-calls.ts';
import { createCreationIntentStore } from './creation-intent.ts';
import { findCreation } from './find-creation.ts';

/** The creation of a character over a `Generation`, ready to be started. */
export function provideCharacterCreation(ports: GenerationPorts): typeof characterCreationMachine {
  const intents = createCreationIntentStore(ports.storage, ports.userId);
  return characterCreationMachine.provide({
    actors: {
      ...dialogActors(ports),
      loadQuote: loadQuote(ports),
      findCreation: findCreation(ports, intents),
      createCharacter: createCharacter(ports),
      retryCreation: retryCreation(ports),
    },
    actions: {
      ...dialogActions(ports),
      watchAgain: (_, { job, dataset }: CharacterCreationContext) => {
        for (const { key } of [jobKeyOf(job), jobKeyOf(dataset)]) {
          if (key !== null) ports.jobs.send({ type: 'job.retry', key });
        }
      },
      rememberIntent: (_, { jobKey, prompt, sample, characterId }: CharacterCreationContext) => {
        intents.save({
          key: jobKey ?? '',
          description: prompt,
          hasPicture: sample !== null,
          characterId: characterId === '' ? null : characterId,
        });
      },
      forgetIntent: () => {
        intents.clear();
      },
    },
  });
}
