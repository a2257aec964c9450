import type { AvatarClient } from './avatar-client.ts';
import type {
  CharacterChanges,
  CharacterCreation,
  CharacterCreationRequest,
  CharacterProfile,
} from './character-creation.ts';
import type { CharacterImage, CharacterAccess, GenerationQuote } from './character.ts';
import type { GenerationErrorData } from './generation-error.ts';
import type { ImageDetailsClient } from './image-details.ts';
import type { JobKind, JobSnapshot, ReferenceView } from './job-snapshot.ts';
import type { JobReceipt } from './receipt.ts';

export interface CallOptions {
  /** Aborting rejects with an `aborted` error. */
  readonly signal?: AbortSignal | undefined;
}

/** One user intent. The same request with the same key always answers with the same job and the same charge. */
export interface GenerationRequest {
  readonly kind: JobKind;
  readonly characterId: string;
  /** May be empty: the server then describes the character itself. At most 2,000 characters. */
  readonly prompt: string;
  /** Addresses answered by `uploadSample`; at most one for avatar and cover, at most four for a dataset. */
  readonly sampleImageUrls: readonly string[];
  /** For a dataset only; at least one, each once. Empty for avatar and cover. */
  readonly views: readonly ReferenceView[];
}

export interface UploadedSample {
  readonly url: string;
}

/** `live`: pushed by the server. `polling`: asked for at intervals. `lost`: trying to come back. `offline`: the device has no network. */
export type ConnectionStatus = 'connecting' | 'live' | 'polling' | 'lost' | 'offline';

export interface JobObserver {
  /** A whole snapshot; may arrive late, twice or out of order: keep the newest revision. */
  onSnapshot(snapshot: JobSnapshot): void;
  onConnection(status: ConnectionStatus): void;
  /** The watch is over and will say no more: `forbidden`, `unauthorized` or `not-found`. */
  onRefused(error: GenerationErrorData): void;
}

/**
 * Everything the machines ask of a back end. Each promise rejects with a `GenerationError`.
 * It holds no state of a dialog and makes no decision for one.
 */
export interface GenerationClient extends AvatarClient, ImageDetailsClient {
  /** Answers with the job as it stands. Sent again with the same key it answers with the same job. */
  submitJob(
    request: GenerationRequest,
    options: CallOptions & { idempotencyKey: string },
  ): Promise<JobSnapshot>;
  getJob(jobId: string, options?: CallOptions): Promise<JobSnapshot>;
  /** The caller's running jobs and recently finished ones, newest first. Empty where the back end cannot list. */
  listJobs(options?: CallOptions): Promise<JobSnapshot[]>;
  /** Asks for the end of a job; answers with the job, which may have finished first. Does not wait for the end. */
  cancelJob(jobId: string, options?: CallOptions): Promise<JobSnapshot>;
  /**
   * Follows one job until unsubscribed, or until it is settled or refused. Many watchers share one connection. A watcher
   * hears the connection's state and the newest known snapshot at once: the observer may be called before this returns.
   */
  watchJob(jobId: string, observer: JobObserver): () => void;
  /** Stores a sample picture. `onProgress` gets 0–1. */
  uploadSample(
    sample: { characterId: string; file: Blob; name: string },
    options?: CallOptions & { onProgress?: ((fraction: number) => void) | undefined },
  ): Promise<UploadedSample>;
  /** What a job would cost now, and what the caller has. */
  getQuote(job: { kind: JobKind; viewCount: number }, options?: CallOptions): Promise<GenerationQuote>;
  /** Charges and refunds of a job, as they stand now. */
  getReceipt(jobId: string, options?: CallOptions): Promise<JobReceipt>;
  /**
   * Stores a character, then has its avatar and views made, in this order. Sent again with the same key it answers with
   * the same character and jobs. All of it is charged at once, at the price of `getCreationQuote`, and what is not
   * delivered is refunded. `onProgress` gets 0–1 of a picture's upload.
   */
  createCharacter(
    request: CharacterCreationRequest,
    options: CallOptions & {
      idempotencyKey: string;
      onProgress?: ((fraction: number) => void) | undefined;
    },
  ): Promise<CharacterCreation>;
  /** What a creation would cost now, and what the caller has. */
  getCreationQuote(
    creation: { generateAvatar: boolean; viewCount: number },
    options?: CallOptions,
  ): Promise<GenerationQuote>;
  /** How the creation of a character stands, for a page that was reloaded. */
  getCreation(characterId: string, options?: CallOptions): Promise<CharacterCreation>;
  /**
   * Makes what a creation still lacks: the avatar when there is none, then the views that are missing. Charged anew, for
   * these alone. Sent again with the same key it answers with the same jobs. `conflict` while its jobs run.
   */
  retryCreation(
    characterId: string,
    options: CallOptions & { idempotencyKey: string },
  ): Promise<CharacterCreation>;
  getCharacter(characterId: string, options?: CallOptions): Promise<CharacterProfile>;
  /** Changes some texts of a character, and answers with all of it. */
  updateCharacter(
    characterId: string,
    changes: CharacterChanges,
    options?: CallOptions,
  ): Promise<CharacterProfile>;
  /** Whether the caller may change this character's pictures. */
  getAccess(characterId: string, options?: CallOptions): Promise<CharacterAccess>;
  /** Newest first within each type. */
  listImages(characterId: string, options?: CallOptions): Promise<CharacterImage[]>;
  activateImage(image: { characterId: string; imageId: string }, options?: CallOptions): Promise<void>;
  deleteImage(image: { characterId: string; imageId: string }, options?: CallOptions): Promise<void>;
}
