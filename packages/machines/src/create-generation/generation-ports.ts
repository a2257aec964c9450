import type { GenerationClient } from '@charhub/api-client/contract';
import type { ActorOptions, AnyActorLogic, InspectionEvent } from 'xstate';
import type { KeyValueStorage } from './job-storage.ts';
import type { GenerationJobsActor } from './registry-actors.ts';
import type { SampleStore } from './sample-store.ts';

/** What every actor of a `Generation` is created with. */
export interface GenerationActorOptions {
  readonly clock?: NonNullable<ActorOptions<AnyActorLogic>['clock']>;
  readonly inspect?: (event: InspectionEvent) => void;
}

/** What machines reach the world through. A `Generation` is one; each machine's `provide…` function takes it. */
export interface GenerationPorts {
  readonly client: GenerationClient;
  /** The registry of jobs. Read it at each use: after `stop` and another `start` it is another actor. */
  readonly jobs: GenerationJobsActor;
  /** The files people chose. */
  readonly samples: SampleStore;
  /** Scopes what is stored. */
  readonly userId: string;
  /** What outlives a reload, where the browser has a place for it. */
  readonly storage: KeyValueStorage | null;
  /** Makes the key of an intent; never repeats. */
  readonly createKey: () => string;
  /** Spread it when an actor is created: who inspects one inspects all. */
  readonly actorOptions: GenerationActorOptions;
}
