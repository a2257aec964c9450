import type {
  CharacterAccess,
  GenerationErrorData,
  GenerationQuote,
  GenerationRequest,
  JobSnapshot,
} from '@charhub/api-client/contract';
import { assign, emit, sendTo, setup, stateIn } from 'xstate';
import { callbackSlot, promiseSlot } from '../actor-slots/actor-slots.ts';
import type { JobConnection } from '../generation-job/generation-job.types.ts';
import { createKey } from './create-key.ts';
import type {
  ImageGenerationContext,
  ImageGenerationEmitted,
  ImageGenerationEvent,
  ImageGenerationInput,
  ImageGenerationKind,
  ImageGenerationTag,
  SampleReference,
} from './image-generation.types.ts';
import { isFormError, jobFailure } from './job-failure.ts';
import { adoptedSample } from './adopted-sample.ts';
import { submissionBlocker } from './submission-blocker.ts';

/** Sent to the `followJob` actor. */
export type FollowJobCommand =
  { type: 'job.submit'; request: GenerationRequest } | { type: 'submission.retry' } | { type: 'job.cancel' };

/** What `findJob` looks for: the job the host asked for, else a running one of this character. */
export interface FindJobInput {
  readonly requestedKey: string | null;
  readonly characterId: string;
  readonly kind: ImageGenerationKind;
}

/** The types, slots, guards and actions of the one-picture dialog. */
export const imageGenerationSetup = setup({
  types: {
    input: {} as ImageGenerationInput,
    context: {} as ImageGenerationContext,
    events: {} as ImageGenerationEvent,
    emitted: {} as ImageGenerationEmitted,
    tags: {} as ImageGenerationTag,
  },
  actors: {
    /** Sends `terms.loaded` or `terms.failed`, again after each `terms.refresh`. */
    loadTerms: callbackSlot<{ type: 'terms.refresh' }, ImageGenerationInput>(),
    findJob: promiseSlot<string | null, FindJobInput>('findJob'),
    /** Sends `upload.progressed`, then `sample.uploaded` or `upload.failed`; stopping it aborts. */
    uploadSample: callbackSlot<{ type: 'never' }, { characterId: string; sample: SampleReference | null }>(),
    /** Speaks with the registry. Says how the job stands at once and after each change; answers a submission with `job.changed` first. */
    followJob: callbackSlot<FollowJobCommand, { key: string | null }>(),
  },
  guards: {
    canSubmit: ({ context }) => submissionBlocker(context) === null,
    needsUpload: ({ context }) => context.sample !== null && context.sample.uploadedUrl === null,
    isJob: (_, { job }: { job: JobSnapshot | null }) => job !== null,
    isOtherJob: ({ context }, { jobKey }: { jobKey: string | null }) =>
      jobKey !== null && jobKey !== context.jobKey,
    isFound: (_, { key }: { key: string | null }) => key !== null,
    isOwn: ({ context }, { key }: { key: string | null }) => key !== null && key === context.jobKey,
    hasJobState: ({ context }, { state }: { state: JobSnapshot['state'] }) => context.job?.state === state,
    areTermsKnown: ({ context }) => context.access !== null,
    isForbidden: ({ context }) => context.access?.canEdit === false,
    mayEdit: (_, { access }: { access: CharacterAccess }) => access.canEdit,
    mayNotEdit: (_, { access }: { access: CharacterAccess }) => !access.canEdit,
    isForbiddenError: (_, { error }: { error: GenerationErrorData }) => error.code === 'forbidden',
    isFormError: (_, { error }: { error: GenerationErrorData }) => isFormError(error),
    isAborted: (_, { error }: { error: GenerationErrorData }) => error.code === 'aborted',
    isUploading: stateIn('#uploadingSample'),
    isHandedOver: stateIn('#generating'),
    isCancelling: stateIn('#cancelling'),
    isHidden: stateIn('#hidden'),
  },
  actions: {
    setRequestedKey: assign((_, { jobKey }: { jobKey: string | null }) => ({ requestedKey: jobKey })),
    setPrompt: assign((_, { prompt }: { prompt: string }) => ({ prompt })),
    setSample: assign((_, { sample }: { sample: SampleReference | null }) => ({ sample, uploadPercent: 0 })),
    /** A new intent gets a new key; the composition root may choose how keys are made. */
    setJobKey: assign({ jobKey: () => createKey() }),
    clearOutcome: assign({ job: null, error: null, notice: null, uploadPercent: 0 }),
    clearMessages: assign({ error: null, notice: null }),
    resumeJob: assign((_, { key }: { key: string | null }) => ({ jobKey: key, job: null })),
    adoptRequest: assign((_, { job }: { job: JobSnapshot | null }) =>
      job === null ? {} : { prompt: job.request.prompt, sample: adoptedSample(job.request.sampleImageUrls) },
    ),
    recordTerms: assign((_, { access, quote }: { access: CharacterAccess; quote: GenerationQuote }) => ({
      access,
      quote,
    })),
    recordUploadProgress: assign((_, { percent }: { percent: number }) => ({ uploadPercent: percent })),
    recordUploaded: assign(({ context }, { url }: { url: string }) => ({
      uploadPercent: 100,
      sample: context.sample === null ? null : { ...context.sample, uploadedUrl: url },
    })),
    recordJob: assign(
      ({ context }, { job, connection }: { job: JobSnapshot | null; connection: JobConnection }) => ({
        job: job ?? context.job,
        connection,
      }),
    ),
    recordImage: assign({ image: ({ context }) => context.job?.images[0] ?? context.image }),
    recordError: assign((_, { error }: { error: GenerationErrorData }) => ({ error })),
    recordJobFailure: assign({ error: ({ context }) => jobFailure(context.job) }),
    noteCancelled: assign({ notice: 'cancelled', error: null }),
    noteCancelFailed: assign({ notice: 'cancel-failed' }),
    noteFinishedFirst: assign({ notice: 'finished-first' }),
    clearNotice: assign({ notice: null }),
    refreshTerms: sendTo('loadTerms', { type: 'terms.refresh' }),
    submitJob: sendTo('followJob', ({ context: { kind, characterId, prompt, sample } }) => ({
      type: 'job.submit' as const,
      request: {
        kind,
        characterId,
        prompt,
        sampleImageUrls: sample === null || sample.uploadedUrl === null ? [] : [sample.uploadedUrl],
        views: [],
      },
    })),
    retrySubmission: sendTo('followJob', { type: 'submission.retry' }),
    cancelJob: sendTo('followJob', { type: 'job.cancel' }),
    /** Ends a job nobody waits for any more; filled by the composition root. */
    abandonJob: (_, _params: { key: string | null }) => undefined,
    /** The file of a sample is not needed any more; filled by the composition root. */
    releaseSample: (_, _params: { sample: SampleReference | null }) => undefined,
    emitDismissed: emit({ type: 'dialog.closed', because: 'dismissed' }),
    emitBackground: emit({ type: 'dialog.closed', because: 'background' }),
    emitUploadFailed: emit((_, { error }: { error: GenerationErrorData }) => ({
      type: 'upload.failed' as const,
      error,
    })),
  },
  delays: { patience: 2_000 },
});
