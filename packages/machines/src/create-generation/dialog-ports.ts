import type { GenerationClient } from '@charhub/api-client/contract';
import { change } from '../generation-dialog/dialog-action.ts';
import type { SampleReference } from '../generation-dialog/generation-dialog.types.ts';
import { findJob } from './find-job.ts';
import { followJob } from './follow-job.ts';
import { loadTerms } from './load-terms.ts';
import type { GenerationJobsActor } from './registry-actors.ts';
import type { SampleStore } from './sample-store.ts';
import { uploadSample } from './upload-sample.ts';

export interface DialogPorts {
  readonly client: GenerationClient;
  readonly samples: SampleStore;
  /** Asked for at each use: a restarted registry is another actor. */
  readonly jobs: () => GenerationJobsActor;
  readonly createKey: () => string;
}

/** The actors of every dialog over a client, the registry of jobs and the store of samples. */
export function dialogActors({ client, samples, jobs }: DialogPorts) {
  return {
    loadTerms: loadTerms(client, jobs),
    findJob: findJob(client, jobs),
    uploadSample: uploadSample(client, samples),
    followJob: followJob(jobs),
  };
}

/** The actions of every dialog that reach beyond it. */
export function dialogActions({ samples, jobs, createKey }: DialogPorts) {
  return {
    setJobKey: change(() => ({ jobKey: createKey() })),
    abandonJob: (_: unknown, { key }: { key: string | null }) => {
      if (key !== null) jobs().send({ type: 'job.cancel', key });
    },
    releaseSample: (_: unknown, { sample }: { sample: SampleReference | null }) => {
      if (sample !== null) samples.remove(sample.id);
    },
  };
}
