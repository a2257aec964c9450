import type { GenerationClient } from '@charhub/api-client/contract';
import { createActor } from 'xstate';
import { createKey } from '../generation-dialog/create-key.ts';
import type { GenerationActorOptions, GenerationPorts } from './generation-ports.ts';
import type { KeyValueStorage } from './job-storage.ts';
import { browserStorage, createJobStorage } from './job-storage.ts';
import { provideGenerationJobs } from './registry-actors.ts';
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
  /** The clock of the registry and of every dialog. @default the system's */
  readonly clock?: NonNullable<GenerationActorOptions['clock']>;
  /** Hears of each actor, event and step of every machine: for live debugging and for a record. @default nobody */
  readonly inspect?: NonNullable<GenerationActorOptions['inspect']>;
}

/** What one user of one page has whichever dialogs are shown; those get their machines by `provideImageGeneration` and its like. */
export interface Generation extends GenerationPorts {
  /** Restores the jobs and follows them. Does nothing when it is started already. */
  start(): void;
  /** Stops following; the jobs go on. Takes effect in a microtask, so that a `start` right after it changes nothing. */
  stop(): void;
}

/**
 * Puts the registry, client, storage and tabs together. Touches none of them before `start`.
 *
 * It knows no machine but the registry: a page loads those it provides itself.
 */
export function createGeneration(options: GenerationOptions): Generation {
  const { client, userId, clock, inspect } = options;
  const actorOptions = { ...(clock && { clock }), ...(inspect && { inspect }) };
  const samples = createSampleStore();
  const storage = options.storage === undefined ? browserStorage() : options.storage;
  const registry = provideGenerationJobs({
    client,
    storage: createJobStorage(storage),
    openChannel: options.openChannel ?? openBrowserTabChannel,
  });
  const createRegistry = () => createActor(registry, { input: { userId }, ...actorOptions });

  let jobs = createRegistry();
  let isWanted = false;
  let phase: 'created' | 'started' | 'stopped' = 'created';

  return {
    client,
    get jobs() {
      return jobs;
    },
    samples,
    userId,
    storage,
    createKey: options.createKey ?? createKey,
    actorOptions,
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
