import type { GenerationRequest, JobKind } from '@charhub/api-client/contract';
import { callbackSlot, promiseSlot } from '../actor-slots/actor-slots.ts';
import type {
  GenerationDialogContext,
  GenerationDialogInput,
  SampleReference,
} from './generation-dialog.types.ts';

/** Sent to the `followJob` actor. */
export type FollowJobCommand =
  { type: 'job.submit'; request: GenerationRequest } | { type: 'job.retry' } | { type: 'job.cancel' };

/** What `findJob` looks for: the job the host asked for, else a running one of this character. */
export interface FindJobInput {
  readonly requestedKey: string | null;
  readonly characterId: string;
  readonly kind: JobKind;
}

/** What `uploadSample` is given. */
export interface UploadSampleInput {
  readonly characterId: string;
  readonly sample: SampleReference | null;
}

/** The job to look at. */
export interface FollowJobInput {
  readonly key: string | null;
}

/** The slots of every dialog, filled by the composition root. */
export const dialogActors = {
  /** Sends `terms.loaded` or `terms.failed`, again after each `terms.refresh`. */
  loadTerms: /*#__PURE__*/ callbackSlot<{ type: 'terms.refresh' }, GenerationDialogInput>(),
  findJob: /*#__PURE__*/ promiseSlot<string | null, FindJobInput>('findJob'),
  /** Sends `upload.progressed`, then `sample.uploaded` or `upload.failed`; stopping it aborts. */
  uploadSample: /*#__PURE__*/ callbackSlot<{ type: 'never' }, UploadSampleInput>(),
  /** Speaks with the registry. Says how the job stands at once and after each change; answers a submission with `job.changed` first. */
  followJob: /*#__PURE__*/ callbackSlot<FollowJobCommand, FollowJobInput>(),
};

interface Args {
  context: GenerationDialogContext;
}

export function findInput({ context: { requestedKey, characterId, kind } }: Args): FindJobInput {
  return { requestedKey, characterId, kind };
}

export function uploadInput({ context: { characterId, sample } }: Args): UploadSampleInput {
  return { characterId, sample };
}

export function followInput({ context }: Args): FollowJobInput {
  return { key: context.jobKey };
}
