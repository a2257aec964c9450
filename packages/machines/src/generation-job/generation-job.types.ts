import type {
  ConnectionStatus,
  GenerationErrorData,
  GenerationRequest,
  JobSnapshot,
} from '@charhub/api-client/contract';

/** What is known of the way to the server. `silent`: no news for 20 s, so it was asked. */
export type JobConnection = ConnectionStatus | 'silent';

export type GenerationJobInput = {
  /** Unique in the registry: the idempotency key of an intent of this browser, or the job's id for one found on the server. */
  readonly key: string;
  readonly characterId: string;
} & (
  | { readonly jobId: string; readonly snapshot: JobSnapshot | null; readonly request: null }
  | { readonly jobId: null; readonly snapshot: null; readonly request: GenerationRequest }
);

export interface GenerationJobContext {
  readonly key: string;
  readonly characterId: string;
  /** What to submit; null for a job that was found on the server. */
  readonly request: GenerationRequest | null;
  /** Null until the submission is answered. */
  readonly jobId: string | null;
  /** The newest revision heard; null until the first. */
  readonly snapshot: JobSnapshot | null;
  readonly connection: JobConnection;
  /** Why the submission or the watch was refused; null when it was not. */
  readonly error: GenerationErrorData | null;
  /** How often the submission was sent since a person last asked for it. */
  readonly attempt: number;
  /** What the watch last said; `connection` shows it unless there was silence. */
  readonly watchStatus: ConnectionStatus;
  /** A person asked for the end of the job, and the server is still to be told. */
  readonly cancelRequested: boolean;
  /** Why the server could not be told to end the job; null when it could, or was not asked. */
  readonly cancelError: GenerationErrorData | null;
}

export type GenerationJobEvent =
  /** A person asks for the end of the job. */
  | { type: 'job.cancel' }
  /** A person asks for another try: of an unanswered submission, under the same key, or of a watch that was refused. */
  | { type: 'job.retry' }
  /** From the watch, from a check, or from the answer to a submission. */
  | { type: 'job.changed'; snapshot: JobSnapshot }
  | { type: 'connection.changed'; status: ConnectionStatus }
  | { type: 'watch.refused'; error: GenerationErrorData }
  /** The device is back online: an unanswered submission is worth another try. */
  | { type: 'network.returned' };

/** `active`: the server may still change the job. `settled`: it never will. */
export type GenerationJobTag = 'active' | 'settled' | 'submitting' | 'cancelling';
