import type { GenerationClient } from '@charhub/api-client/contract';
import { assign, createActor } from 'xstate';
import type { ActorOptions } from 'xstate';
import type { generationJobsMachine } from '../generation-jobs/generation-jobs.machine.ts';
import { createKey } from '../generation-dialog/create-key.ts';
import { imageGenerationMachine } from '../image-generation/image-generation.machine.ts';
import { referenceDatasetMachine } from '../reference-dataset/reference-dataset.machine.ts';
import { stageProgressMachine } from '../stage-progress/stage-progress.machine.ts';
import { dialogActions, dialogActors } from './dialog-ports.ts';
import { followJob } from './follow-job.ts';
import type { KeyValueStorage } from './job-storage.ts';
import { browserStorage, createJobStorage } from './job-storage.ts';
import { loadPictures } from './load-pictures.ts';
import type { GenerationJobsActor } from './registry-actors.ts';
import { provideGenerationJobs } from './registry-actors.ts';
import type { SampleStore } from './sample-store.ts';
import { createSampleStore } from './sample-store.ts';
import type { OpenTabChannel } from './tab-channel.ts';
import { openBrowserTabChannel } from './tab-channel.ts';

export interface GenerationOptions {
  readonly client: GenerationClient;
  /** Scopes what is stored and what tabs tell each other. Another user needs another `Generation`. */
  readonly userId: string;
  /** Where jobs are remembered over reloads; null for nowhere. @default localStorage, where there is one */
  readonly storage?: KeyValueStorage | null;
  /** Opens the way to other tabs. @default BroadcastChannel and Web Locks, where they are */
  readonly openChannel?: OpenTabChannel;
  /** Makes the key of an intent; must never repeat. @default a random UUID */
  readonly createKey?: () => string;
  /** The registry's clock. @default the system's */
  readonly clock?: ActorOptions<typeof generationJobsMachine>['clock'];
}

/** Everything headless that one user of one page needs. */
export interface Generation {
  /** The registry of jobs. After `stop` and another `start` it is another actor. */
  readonly jobs: GenerationJobsActor;
  /** The files people chose. */
  readonly samples: SampleStore;
  /** The one-picture dialog, ready to be started with its `input`. */
  readonly imageGeneration: typeof imageGenerationMachine;
  /** The dialog of the reference views, ready to be started with its `input`. */
  readonly referenceDataset: typeof referenceDatasetMachine;
  /** The stages of one job, ready to be started with its `input`. */
  readonly stageProgress: typeof stageProgressMachine;
  /** Restores the jobs and follows them. Does nothing when it is started already. */
  start(): void;
  /** Stops following; the jobs go on. Takes effect in a microtask, so that a `start` right after it changes nothing. */
  stop(): void;
}

/** Puts machines, client, storage and tabs together. Touches none of them before `start`. */
export function createGeneration(options: GenerationOptions): Generation {
  const { client, userId, clock } = options;
  const samples = createSampleStore();
  const registry = provideGenerationJobs({
    client,
    storage: createJobStorage(options.storage === undefined ? browserStorage() : options.storage),
    openChannel: options.openChannel ?? openBrowserTabChannel,
  });
  const createRegistry = () =>
    createActor(registry, { input: { userId }, ...(clock === undefined ? {} : { clock }) });

  let jobs = createRegistry();
  let isWanted = false;
  let phase: 'created' | 'started' | 'stopped' = 'created';

  const ports = { client, samples, jobs: () => jobs, createKey: options.createKey ?? createKey };

  return {
    get jobs() {
      return jobs;
    },
    samples,
    imageGeneration: imageGenerationMachine.provide({
      actors: dialogActors(ports),
      actions: dialogActions(ports),
    }),
    referenceDataset: referenceDatasetMachine.provide({
      actors: { ...dialogActors(ports), loadPictures: loadPictures(client) },
      actions: dialogActions(ports),
    }),
    stageProgress: stageProgressMachine.provide({
      actors: { followJob: followJob(ports.jobs) },
      actions: { setJobKey: assign({ jobKey: () => ports.createKey() }) },
    }),
    start: () => {
      isWanted = true;
      if (phase === 'started') return;
      if (phase === 'stopped') jobs = createRegistry();
      phase = 'started';
      jobs.start();
    },
    stop: () => {
      isWanted = false;
      queueMicrotask(() => {
        if (isWanted || phase !== 'started') return;
        phase = 'stopped';
        jobs.stop();
        samples.clear();
      });
    },
  };
}
