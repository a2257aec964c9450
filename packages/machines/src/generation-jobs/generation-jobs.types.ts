import type {
  GenerationErrorData,
  GenerationRequest,
  JobKind,
  JobSnapshot,
} from '@charhub/api-client/contract';

/** One line of the registry: small, plain and stored; the job's snapshot lives in its own actor. */
export interface TrackedJob {
  /** The idempotency key of an intent of this browser, or the job's id. Names the child actor. */
  readonly key: string;
  /** Null until the submission is answered. */
  readonly jobId: string | null;
  readonly kind: JobKind;
  readonly characterId: string;
  /** Kept until the submission is answered, so that a reload in between sends it again under the same key. */
  readonly request: GenerationRequest | null;
  /** ISO 8601; when the person pressed the button, or when the job was created. */
  readonly createdAt: string;
  /** `refused`: the server did not take it. */
  readonly state: 'active' | 'completed' | 'failed' | 'cancelled' | 'lost' | 'refused';
  /** Whether a person has seen how it ended. */
  readonly seen: boolean;
  /** Whether its end was announced, in any tab. */
  readonly announced: boolean;
}

export interface GenerationJobsInput {
  /** Scopes storage and the tab channel; a change of user means a new registry. */
  readonly userId: string;
}

export interface GenerationJobsContext {
  readonly userId: string;
  /** Newest first; bounded: at most 20 settled ones are kept. */
  readonly jobs: readonly TrackedJob[];
  /** How many dialogs show each job now; a job being looked at is announced by its dialog, not by a toast. */
  readonly watched: Readonly<Record<string, number>>;
  /** Which jobs have an actor here. `awaited`: its end is still to be told to this page; `shown`: it only shows. */
  readonly followed: Readonly<Record<string, 'awaited' | 'shown'>>;
}

export type GenerationJobsEvent =
  /** A dialog submits. Idempotent by key. */
  | { type: 'job.submit'; key: string; request: GenerationRequest }
  /** Follow a job known by its id only. Idempotent. */
  | { type: 'job.track'; snapshot: JobSnapshot }
  | { type: 'job.cancel'; key: string }
  /** Send an unanswered submission again, under its key, or watch again what was refused while signed out. */
  | { type: 'job.retry'; key: string }
  /** Its end was seen: it leaves the dock. */
  | { type: 'job.dismiss'; key: string }
  | { type: 'dialog.attached'; key: string }
  | { type: 'dialog.detached'; key: string }
  /** From storage and the server's list, at the start. */
  | { type: 'jobs.restored'; stored: readonly TrackedJob[] }
  | { type: 'jobs.listed'; jobs: readonly JobSnapshot[] }
  /** The server could not list; the stored ones are followed all the same. */
  | { type: 'list.failed' }
  /** From another tab. */
  | { type: 'jobs.synced'; jobs: readonly TrackedJob[] }
  /** From a child. */
  | { type: 'job.accepted'; key: string; snapshot: JobSnapshot }
  | { type: 'job.settled'; key: string; snapshot: JobSnapshot }
  | { type: 'job.refused'; key: string; error: GenerationErrorData | null }
  /** The tabs have agreed on who announces the end of a job: this one when `announce`. */
  | { type: 'announcement.decided'; key: string; snapshot: JobSnapshot; announce: boolean };

export type GenerationJobsEmitted =
  /** Once for each finished job this registry followed; hosts refresh on it. */
  | { type: 'job.finished'; key: string; job: JobSnapshot; announce: boolean }
  | { type: 'job.refused'; key: string; tracked: TrackedJob; error: GenerationErrorData | null };

/** Sent to the `tabs` actor, which speaks with the other tabs of this user. */
export type TabsCommand =
  /** These lines have changed here. */
  | { type: 'jobs.publish'; jobs: readonly TrackedJob[] }
  /** May this tab announce the end of the job? Answered with `announcement.decided`; never true when `watched`. */
  | { type: 'announcement.claim'; key: string; snapshot: JobSnapshot; watched: boolean };
