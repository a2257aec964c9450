import type { CharacterCreation } from '@charhub/api-client/contract';
import { isGenerationError } from '@charhub/api-client/contract';
import { fromPromise } from 'xstate';
import type { GenerationPorts } from '../create-generation/generation-ports.ts';
import type { SampleReference } from '../generation-dialog/generation-dialog.types.ts';
import type { FoundCreation } from './character-creation.setup.ts';
import type { CreationIntentStore } from './creation-intent.ts';
import { areJobsMade } from './creation-pictures.ts';
import { trackJobs } from './track-jobs.ts';

/** Answers with the creation that was not seen to its end; null when there is none, or nothing is missing. */
export function findCreation(ports: GenerationPorts, intents: CreationIntentStore) {
  return fromPromise<FoundCreation | null, { sample: SampleReference | null }>(
    async ({ input: { sample }, signal }) => {
      const intent = intents.load();
      if (intent === null) return null;
      const { key, description, hasPicture, characterId } = intent;
      if (characterId === null) {
        const isPictureHere = sample !== null && ports.samples.get(sample.id) !== undefined;
        return { key, description, creation: null, isPictureLost: hasPicture && !isPictureHere };
      }
      const creation = await creationOf(ports, characterId, signal);
      if (creation === null || areJobsMade({ job: creation.avatarJob, dataset: creation.datasetJob })) {
        intents.clear();
        return null;
      }
      trackJobs(ports.jobs, creation);
      return { key, description, creation, isPictureLost: false };
    },
  );
}

/** Null when the character is gone. */
async function creationOf(
  { client }: GenerationPorts,
  characterId: string,
  signal: AbortSignal,
): Promise<CharacterCreation | null> {
  try {
    return await client.getCreation(characterId, { signal });
  } catch (error) {
    if (isGenerationError(error) && error.code === 'not-found') return null;
    throw error;
  }
}
