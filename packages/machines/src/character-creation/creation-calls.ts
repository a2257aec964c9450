import type { CharacterCreation } from '@charhub/api-client/contract';
import { GenerationError, isGenerationError, toGenerationErrorData } from '@charhub/api-client/contract';
import { fromCallback } from 'xstate';
import type { GenerationPorts } from '../create-generation/generation-ports.ts';
import { loadLatest } from '../create-generation/load-latest.ts';
import { onCreditsMoved } from '../create-generation/on-credits-moved.ts';
import { REFERENCE_VIEWS } from '../reference-dataset/reference-views.ts';
import type { CreateCharacterInput, RetryCreationInput } from './character-creation.setup.ts';
import type { CharacterCreationFact } from './character-creation.types.ts';
import type { WantedPictures } from './creation-pictures.ts';
import { trackJobs } from './track-jobs.ts';

type Tell = (fact: CharacterCreationFact) => void;

/** Learns the price of what is still to be made, and the balance; again when asked to, or when credits have moved. */
export function loadQuote(ports: GenerationPorts) {
  return fromCallback<{ type: 'quote.refresh' } & WantedPictures, WantedPictures>(
    ({ input, sendBack, receive }) => {
      const tell: Tell = sendBack;
      let wanted = input;
      const price = loadLatest(
        (signal) => {
          const { generateAvatar, viewCount } = wanted;
          return generateAvatar
            ? ports.client.getCreationQuote({ generateAvatar, viewCount }, { signal })
            : ports.client.getQuote({ kind: 'reference-dataset', viewCount }, { signal });
        },
        (quote) => {
          tell({ type: 'quote.loaded', quote });
        },
        (error) => {
          tell({ type: 'quote.failed', error });
        },
      );
      receive(({ generateAvatar, viewCount }) => {
        wanted = { generateAvatar, viewCount };
        price.refresh();
      });
      price.refresh();
      const credits = onCreditsMoved(ports.jobs, price.refresh);
      return () => {
        credits.unsubscribe();
        price.stop();
      };
    },
  );
}

/** Sends the description and the picture, and hands the jobs to the registry. */
export function createCharacter(ports: GenerationPorts) {
  return fromCallback<{ type: 'never' }, CreateCharacterInput>(
    ({ input: { key, description, sample }, sendBack }) => {
      const tell: Tell = sendBack;
      const file = sample === null ? undefined : ports.samples.get(sample.id);
      if (sample !== null && file === undefined) {
        tell({ type: 'creation.failed', error: pictureGone });
        return;
      }
      return call(ports, tell, (signal) =>
        ports.client.createCharacter(
          {
            mode: 'automated',
            description,
            picture: sample === null || file === undefined ? null : { file, name: sample.name },
            views: REFERENCE_VIEWS,
          },
          {
            idempotencyKey: key,
            signal,
            onProgress: (fraction) => {
              tell({ type: 'upload.progressed', percent: Math.round(fraction * 100) });
            },
          },
        ),
      );
    },
  );
}

/** Asks for the pictures that are missing. Where another page was quicker its jobs are looked at. */
export function retryCreation(ports: GenerationPorts) {
  return fromCallback<{ type: 'never' }, RetryCreationInput>(({ input: { key, characterId }, sendBack }) =>
    call(ports, sendBack, async (signal) => {
      try {
        return await ports.client.retryCreation(characterId, { idempotencyKey: key, signal });
      } catch (error) {
        if (!isGenerationError(error) || error.code !== 'conflict') throw error;
        return ports.client.getCreation(characterId, { signal });
      }
    }),
  );
}

function call(
  { jobs }: GenerationPorts,
  tell: Tell,
  send: (signal: AbortSignal) => Promise<CharacterCreation>,
): () => void {
  const abort = new AbortController();
  send(abort.signal).then(
    (creation) => {
      trackJobs(jobs, creation);
      tell({ type: 'character.stored', creation });
    },
    (thrown: unknown) => {
      tell({ type: 'creation.failed', error: toGenerationErrorData(thrown) });
    },
  );
  return () => {
    abort.abort();
  };
}

const pictureGone = new GenerationError({
  code: 'validation',
  field: 'sample',
  message: 'The picture is no longer there',
}).toJSON();
