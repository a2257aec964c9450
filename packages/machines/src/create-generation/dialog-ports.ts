import { change } from '../generation-dialog/dialog-action.ts';
import type { SampleReference } from '../generation-dialog/generation-dialog.types.ts';
import { findJob } from './find-job.ts';
import { followJob } from './follow-job.ts';
import type { GenerationPorts } from './generation-ports.ts';
import { loadTerms } from './load-terms.ts';
import { uploadSample } from './upload-sample.ts';

/** The actors of every dialog over a client, the registry of jobs and the store of samples. */
export function dialogActors(ports: GenerationPorts) {
  return {
    loadTerms: loadTerms(ports),
    findJob: findJob(ports),
    uploadSample: uploadSample(ports),
    followJob: followJob(ports),
  };
}

/** The actions of every dialog that reach beyond it. */
export function dialogActions(ports: GenerationPorts) {
  return {
    setJobKey: change(() => ({ jobKey: ports.createKey() })),
    abandonJob: (_: unknown, { key }: { key: string | null }) => {
      if (key !== null) ports.jobs.send({ type: 'job.cancel', key });
    },
    releaseSample: (_: unknown, { sample }: { sample: SampleReference | null }) => {
      if (sample !== null) ports.samples.remove(sample.id);
    },
  };
}
