import type { GenerationClient } from '@charhub/api-client/contract';
import type { GenerationJobsActor } from './registry-actors.ts';
import type { SampleStore } from './sample-store.ts';

/** What machines reach the world through. A `Generation` is one; each machine's `provide…` function takes it. */
export interface GenerationPorts {
  readonly client: GenerationClient;
  /** The registry of jobs. Read it at each use: after `stop` and another `start` it is another actor. */
  readonly jobs: GenerationJobsActor;
  /** The files people chose. */
  readonly samples: SampleStore;
  /** Makes the key of an intent; never repeats. */
  readonly createKey: () => string;
}
