import type {
  CharacterAccess,
  GenerationErrorData,
  GenerationQuote,
  GenerationRequest,
  JobSnapshot,
  ReferenceView,
} from '@charhub/api-client/contract';
import type { JobConnection } from '../generation-job/generation-job.types.ts';
import { adoptedSample } from './adopted-sample.ts';
import { createKey } from './create-key.ts';
import type { DialogChange } from './dialog-action.ts';
import { change, order, tell } from './dialog-action.ts';
import type { GenerationDialogContext, SampleReference } from './generation-dialog.types.ts';
import { jobFailure } from './job-failure.ts';

/** The actions of every dialog. One that makes several pictures has its own `submitJob`, `adoptRequest` and `recordResult`. */
export const dialogActions = {
  setRequestedKey: change((_, { jobKey }: { jobKey: string | null }) => ({ requestedKey: jobKey })),
  setPrompt: change((_, { prompt }: { prompt: string }) => ({ prompt })),
  setSample: change((_, { sample }: { sample: SampleReference | null }) => ({ sample, uploadPercent: 0 })),
  /** A new intent gets a new key; the composition root may choose how keys are made. */
  setJobKey: change(() => ({ jobKey: createKey() })),
  clearOutcome: change(() => ({ job: null, error: null, notice: null, uploadPercent: 0 })),
  clearMessages: change(() => ({ error: null, notice: null })),
  resumeJob: change((_, { key }: { key: string | null }) => ({
    jobKey: key,
    job: null,
    error: null,
    notice: null,
  })),
  adoptRequest: change(adoptedRequest),
  recordTerms: change((_, { access, quote }: { access: CharacterAccess; quote: GenerationQuote }) => ({
    access,
    quote,
    isPriceUnknown: false,
  })),
  notePriceUnknown: change(() => ({ isPriceUnknown: true })),
  awaitPrice: change(() => ({ isPriceUnknown: false })),
  recordUploadProgress: change((_, { percent }: { percent: number }) => ({ uploadPercent: percent })),
  recordUploaded: change(({ sample }, { url }: { url: string }) => ({
    uploadPercent: 100,
    sample: sample === null ? null : { ...sample, uploadedUrl: url },
  })),
  recordJob: change(
    (context, { job, connection }: { job: JobSnapshot | null; connection: JobConnection }) => ({
      job: job ?? context.job,
      connection,
    }),
  ),
  recordResult: change(({ job, image }) => ({ image: job?.images[0] ?? image })),
  recordError: change((_, { error }: { error: GenerationErrorData }) => ({ error })),
  recordJobFailure: change(({ job }) => ({ error: jobFailure(job) })),
  noteCancelled: change(() => ({ notice: 'cancelled', error: null })),
  noteCancelFailed: change(() => ({ notice: 'cancel-failed' })),
  noteFinishedFirst: change(() => ({ notice: 'finished-first' })),
  clearNotice: change(() => ({ notice: null })),
  refreshTerms: order('loadTerms', () => ({ type: 'terms.refresh' })),
  submitJob: order('followJob', (context) => ({ type: 'job.submit', request: requestOf(context, []) })),
  retryJob: order('followJob', () => ({ type: 'job.retry' })),
  cancelJob: order('followJob', () => ({ type: 'job.cancel' })),
  /** Ends a job nobody waits for any more; filled by the composition root. */
  abandonJob: (_: unknown, _params: { key: string | null }) => undefined,
  /** The file of a sample is not needed any more; filled by the composition root. */
  releaseSample: (_: unknown, _params: { sample: SampleReference | null }) => undefined,
  emitDismissed: tell(() => ({ type: 'dialog.closed', because: 'dismissed' })),
  emitBackground: tell(() => ({ type: 'dialog.closed', because: 'background' })),
  emitUploadFailed: tell(({ error }: { error: GenerationErrorData }) => ({ type: 'upload.failed', error })),
};

/** The settings of the job that is shown, for a dialog that did not start it. */
export function adoptedRequest({ job }: GenerationDialogContext): DialogChange {
  if (job === null) return {};
  return { prompt: job.request.prompt, sample: adoptedSample(job.request.sampleImageUrls) };
}

/** What the form asks for. */
export function requestOf(
  { kind, characterId, prompt, sample }: GenerationDialogContext,
  views: readonly ReferenceView[],
): GenerationRequest {
  const url = sample?.uploadedUrl ?? null;
  return { kind, characterId, prompt, sampleImageUrls: url === null ? [] : [url], views };
}
