import type {
  CharacterAccess,
  GeneratedImage,
  GenerationErrorData,
  GenerationQuote,
  JobKind,
  JobSnapshot,
} from '@charhub/api-client/contract';
import type { JobConnection } from '../generation-job/generation-job.types.ts';

/** A chosen sample picture. The file itself stays in the sample store; this is what a machine may know of it. */
export interface SampleReference {
  /** Key in the sample store. */
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  /** An object URL owned by the sample store, valid until the sample is removed. */
  readonly previewUrl: string;
  /** The server's address once uploaded, so that it is not uploaded twice; null before. */
  readonly uploadedUrl: string | null;
}

export interface GenerationDialogInput {
  readonly kind: JobKind;
  readonly characterId: string;
}

export interface GenerationDialogContext {
  readonly kind: JobKind;
  readonly characterId: string;
  /** As typed; at most 2,000 characters can be submitted. */
  readonly prompt: string;
  readonly sample: SampleReference | null;
  /** 0–100 while the sample is on its way. */
  readonly uploadPercent: number;
  /** The price of one picture, and the balance; null until they are known. */
  readonly quote: GenerationQuote | null;
  /** The price could not be loaded. Without it, and without a quote, it is still on its way. */
  readonly isPriceUnknown: boolean;
  /** Whether the caller may change this character; null until it is known. */
  readonly access: CharacterAccess | null;
  /** The key of the intent under way, in the registry of jobs; null before the first click. */
  readonly jobKey: string | null;
  /** The newest snapshot of the job shown; null before the server has answered. */
  readonly job: JobSnapshot | null;
  readonly connection: JobConnection;
  /** The finished picture of the latest completed job, kept while another is made. */
  readonly image: GeneratedImage | null;
  /** Why the last attempt ended without a picture; null when it did not. */
  readonly error: GenerationErrorData | null;
  /**
   * What to tell about a cancel; null when there is nothing to tell. `cancelled`: in the form, or with what was finished.
   * `cancel-failed`: while generating, the server could not be told. `finished-first`: with the picture.
   */
  readonly notice: 'cancelled' | 'cancel-failed' | 'finished-first' | null;
  /** The job the host asked to show; null when it asked for none. */
  readonly requestedKey: string | null;
}

/** Sent by the component: what a person asks for. */
export type GenerationDialogIntent =
  /** The host opened the dialog. With a `jobKey` it shows that job, else the running one of this character, else the form. */
  | { type: 'dialog.open'; jobKey: string | null }
  /** ✕, Escape, a click outside, Cancel or Close. While a job runs it raises the question instead. */
  | { type: 'dialog.close' }
  | { type: 'prompt.change'; prompt: string }
  | { type: 'sample.attach'; sample: SampleReference }
  | { type: 'sample.remove' }
  /** Generate. */
  | { type: 'generation.submit' }
  /** Generate again: the same settings, a new seed. */
  | { type: 'generation.repeat' }
  /**
   * Retry after a failure: the same settings. An unanswered submission is sent again under its old key, and a job that
   * may not be watched any more is watched again.
   */
  | { type: 'generation.retry' }
  /** Back to the form, settings kept. */
  | { type: 'settings.edit' }
  /** Keep watching. */
  | { type: 'question.dismiss' }
  /** Continue in background. */
  | { type: 'generation.background' }
  /** Cancel generation. */
  | { type: 'generation.cancel' }
  /** The host knows that balance, avatar or access has changed. */
  | { type: 'terms.refresh' };

/** Sent by the `followJob` actor: what becomes of the job it looks at. */
export type FollowedJobFact =
  /** The followed job or its connection changed. */
  | { type: 'job.changed'; job: JobSnapshot | null; connection: JobConnection }
  /** The server would not take the job, or will not show it. */
  | { type: 'job.refused'; error: GenerationErrorData }
  /** The session has ended: the job goes on, and can be watched again after signing in. */
  | { type: 'watch.refused'; error: GenerationErrorData }
  /** No answer after several tries; the same key can be sent again. */
  | { type: 'submission.unanswered'; error: GenerationErrorData }
  /** The server could not be told to end the job, which goes on. */
  | { type: 'cancel.failed'; error: GenerationErrorData };

/** Sent by actors: what has happened. */
export type GenerationDialogFact =
  | FollowedJobFact
  | { type: 'terms.loaded'; access: CharacterAccess; quote: GenerationQuote }
  /** Access or price could not be learned; the form stays usable unless the answer was `forbidden`. */
  | { type: 'terms.failed'; error: GenerationErrorData }
  | { type: 'upload.progressed'; percent: number }
  | { type: 'sample.uploaded'; url: string }
  | { type: 'upload.failed'; error: GenerationErrorData };

export type GenerationDialogEvent = GenerationDialogIntent | GenerationDialogFact;

/** Heard by the component. */
export type GenerationDialogEmitted =
  | { type: 'dialog.closed'; because: 'dismissed' | 'background' }
  /**
   * The sample could not be uploaded, or the character not be created, after the dialog was closed, so there is no job
   * to tell about it.
   */
  | { type: 'upload.failed'; error: GenerationErrorData; isCreation?: boolean }
  /** Of the dialog that creates one: once for each character, as soon as it is stored. */
  | { type: 'character.created'; characterId: string; name: string };

/**
 * - `open`: the dialog is to be shown. `form`: the settings can be edited. `busy`: an upload, a submission or a job is under way.
 * - `uploading`: the sample is on its way. `resuming`: a job was found and nothing was heard of it yet.
 * - `asking`: the closing question is shown. `cancelling`: the server was asked to end the job.
 * - `completed`, `failed`, `forbidden`: how it came out. `unanswered`: nobody knows whether the submission arrived.
 */
export type GenerationDialogTag =
  | 'open'
  | 'form'
  | 'busy'
  | 'uploading'
  | 'resuming'
  | 'asking'
  | 'cancelling'
  | 'completed'
  | 'failed'
  | 'unanswered'
  | 'forbidden';
