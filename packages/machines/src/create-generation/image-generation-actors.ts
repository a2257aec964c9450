import type { GenerationClient } from '@charhub/api-client/contract';
import { toGenerationErrorData } from '@charhub/api-client/contract';
import { assign, fromCallback, fromPromise, waitFor } from 'xstate';
import { findTracked } from '../generation-jobs/tracked-jobs.ts';
import { imageGenerationMachine } from '../image-generation/image-generation.machine.ts';
import type { FindJobInput } from '../image-generation/image-generation.setup.ts';
import type {
  ImageGenerationFact,
  ImageGenerationInput,
  SampleReference,
} from '../image-generation/image-generation.types.ts';
import { followJob } from './follow-job.ts';
import type { GenerationJobsActor } from './registry-actors.ts';
import type { SampleStore } from './sample-store.ts';

/** The one-picture dialog over a client, the registry of jobs and the store of samples. */
export function provideImageGeneration(ports: {
  client: GenerationClient;
  samples: SampleStore;
  /** Asked for at each use: a restarted registry is another actor. */
  jobs: () => GenerationJobsActor;
  createKey: () => string;
}): typeof imageGenerationMachine {
  const { client, samples, jobs, createKey } = ports;
  return imageGenerationMachine.provide({
    actors: {
      loadTerms: fromCallback<{ type: 'terms.refresh' }, ImageGenerationInput>(
        ({ input: { kind, characterId }, sendBack, receive }) => {
          const abort = new AbortController();
          const { signal } = abort;
          const load = () => {
            Promise.all([
              client.getAccess(characterId, { signal }),
              client.getQuote({ kind, viewCount: 1 }, { signal }),
            ]).then(
              ([access, quote]) => {
                sendBack({ type: 'terms.loaded', access, quote } satisfies ImageGenerationFact);
              },
              (thrown: unknown) => {
                const error = toGenerationErrorData(thrown);
                sendBack({ type: 'terms.failed', error } satisfies ImageGenerationFact);
              },
            );
          };
          receive(load);
          load();
          return () => {
            abort.abort();
          };
        },
      ),
      findJob: fromPromise<string | null, FindJobInput>(({ input, signal }) =>
        findJob(client, jobs(), input, signal),
      ),
      uploadSample: fromCallback<{ type: 'never' }, { characterId: string; sample: SampleReference | null }>(
        ({ input: { characterId, sample }, sendBack }) => {
          const abort = new AbortController();
          const file = sample === null ? undefined : samples.get(sample.id);
          if (sample === null || file === undefined) {
            const error = toGenerationErrorData(new Error('The sample is no longer there'));
            sendBack({
              type: 'upload.failed',
              error: { ...error, code: 'validation', field: 'sample' },
            } satisfies ImageGenerationFact);
            return;
          }
          const onProgress = (fraction: number) => {
            const percent = Math.round(fraction * 100);
            sendBack({ type: 'upload.progressed', percent } satisfies ImageGenerationFact);
          };
          client
            .uploadSample({ characterId, file, name: sample.name }, { signal: abort.signal, onProgress })
            .then(
              ({ url }) => {
                sendBack({ type: 'sample.uploaded', url } satisfies ImageGenerationFact);
              },
              (thrown: unknown) => {
                const error = toGenerationErrorData(thrown);
                sendBack({ type: 'upload.failed', error } satisfies ImageGenerationFact);
              },
            );
          return () => {
            abort.abort();
          };
        },
      ),
      followJob: followJob(jobs),
    },
    actions: {
      setJobKey: assign({ jobKey: () => createKey() }),
      abandonJob: (_, { key }) => {
        if (key !== null) jobs().send({ type: 'job.cancel', key });
      },
      releaseSample: (_, { sample }) => {
        if (sample !== null) samples.remove(sample.id);
      },
    },
  });
}

/** The key of the job to show: the one asked for, else a running one of this kind for this character, else null. */
async function findJob(
  client: GenerationClient,
  jobs: GenerationJobsActor,
  { requestedKey, kind, characterId }: FindJobInput,
  signal: AbortSignal,
): Promise<string | null> {
  const find = () => {
    const tracked = jobs.getSnapshot().context.jobs;
    return requestedKey === null
      ? tracked.find((job) => job.state === 'active' && job.kind === kind && job.characterId === characterId)
      : findTracked(tracked, requestedKey);
  };
  const restored = await waitFor(jobs, (snapshot) => find() !== undefined || snapshot.matches('ready'), {
    signal,
    timeout: Infinity,
  });
  const found = find();
  if (found !== undefined || requestedKey === null || !restored.matches('ready')) return found?.key ?? null;

  const snapshot = await client.getJob(requestedKey, { signal });
  jobs.send({ type: 'job.track', snapshot });
  return find()?.key ?? null;
}
