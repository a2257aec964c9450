import * as z from 'zod/mini';

/** What a job makes. One job makes one avatar, one cover, or up to four reference views. */
export const JobKind = z.enum(['avatar', 'cover', 'reference-dataset']);
export type JobKind = z.infer<typeof JobKind>;

/** A reference view, in the order in which views are made. */
export const ReferenceView = z.enum(['face', 'front', 'side', 'back']);
export type ReferenceView = z.infer<typeof ReferenceView>;

/** One picture of a job: the avatar or the cover of a one-picture job, or one reference view. */
export const StageId = z.enum(['avatar', 'cover', 'face', 'front', 'side', 'back']);
export type StageId = z.infer<typeof StageId>;

/**
 * - `queued`: accepted, waiting for a worker. `running`: a worker has it.
 * - `completed`: every requested stage has its image. `failed`: some image is missing; finished images are kept.
 * - `cancelled`: ended by its owner. `lost`: the record knows no outcome and nothing works on it any more.
 */
export const JobState = z.enum(['queued', 'running', 'completed', 'failed', 'cancelled', 'lost']);
export type JobState = z.infer<typeof JobState>;

export const StageState = z.enum(['pending', 'running', 'completed', 'failed', 'skipped']);
export type StageState = z.infer<typeof StageState>;

/** What a running stage is doing now; `working` where the back end does not tell. */
export const StageStep = z.enum(['waiting', 'loading', 'sampling', 'detailing', 'saving', 'working']);
export type StageStep = z.infer<typeof StageStep>;

export const ImageType = z.enum(['AVATAR', 'COVER', 'SAMPLE', 'STICKER', 'OTHER', 'REFERENCE']);
export type ImageType = z.infer<typeof ImageType>;

/** A stored picture. Its URL is unique and its bytes never change. */
export const GeneratedImage = z.object({
  id: z.string(),
  type: ImageType,
  /** Absolute, or relative to the origin of the API. */
  url: z.string(),
  /** Pixels; null when the server does not know. */
  width: z.nullable(z.number()),
  height: z.nullable(z.number()),
  /** The reference view, else null. */
  content: z.nullable(z.string()),
  /** The seed it was drawn with, as a decimal number below 2^53; null when unknown. */
  seed: z.nullable(z.number()),
  /** ISO 8601. */
  createdAt: z.string(),
});
export type GeneratedImage = z.infer<typeof GeneratedImage>;

/** Why a job or a stage did not deliver. `message` is for logs and details; people read a sentence chosen by `code`. */
export const JobError = z.object({
  code: z.string(),
  message: z.string(),
  /** Whether the same request may succeed when it is made again. */
  retryable: z.boolean(),
  /** Lines a person can act on, such as each missing model; empty when there are none. */
  details: z.array(z.string()),
});
export type JobError = z.infer<typeof JobError>;

export const Stage = z.object({
  id: StageId,
  state: StageState,
  step: StageStep,
  /** 0–100, never falls. */
  percent: z.number(),
  image: z.nullable(GeneratedImage),
  error: z.nullable(JobError),
});
export type Stage = z.infer<typeof Stage>;

/** Credits. `quoted` is what was shown before the click and equals `charged`; `charged - refunded` is what the job cost. */
export const JobCost = z.object({ quoted: z.number(), charged: z.number(), refunded: z.number() });
export type JobCost = z.infer<typeof JobCost>;

/** What was asked for, so that any tab can offer the same settings again. */
export const JobRequest = z.object({
  prompt: z.string(),
  /** Sample pictures that condition the result, at most four. */
  sampleImageUrls: z.array(z.string()),
});
export type JobRequest = z.infer<typeof JobRequest>;

/** A low-resolution look at what is being painted; a `data:` URL or an address of the API. */
export const JobPreview = z.object({ url: z.string(), stage: StageId });
export type JobPreview = z.infer<typeof JobPreview>;

/** Between how many seconds, from when the snapshot was made, a job takes until it has ended. */
export const JobEstimate = z.object({ minSeconds: z.number(), maxSeconds: z.number() });
export type JobEstimate = z.infer<typeof JobEstimate>;

/**
 * Everything known about one job. Every message about a job is one whole snapshot, and the newest
 * `revision` wins, so late, repeated and missing messages do no harm.
 */
export const JobSnapshot = z.object({
  id: z.string(),
  /** Grows by at least one with every change. */
  revision: z.number(),
  kind: JobKind,
  characterId: z.string(),
  /** The `Idempotency-Key` it was submitted with; null when it had none. */
  idempotencyKey: z.nullable(z.string()),
  state: JobState,
  /** How many jobs are before this one; null when it is not queued or the server does not know. */
  queuePosition: z.nullable(z.number()),
  /** The job that has to end before this one begins, as views wait for their avatar; null or missing when there is none. */
  waitsFor: z.optional(z.nullable(z.string())),
  /** Out of what such jobs took lately; null or missing while too few have been made, and once the job has ended. */
  estimate: z.optional(z.nullable(JobEstimate)),
  /** 0–100, never falls; 100 only when every image can be displayed. */
  percent: z.number(),
  /** In the order in which they are made. A one-picture job has one. */
  stages: z.array(Stage),
  preview: z.nullable(JobPreview),
  /** The images of this job only, in stage order. */
  images: z.array(GeneratedImage),
  cost: JobCost,
  error: z.nullable(JobError),
  request: JobRequest,
  cancelRequested: z.boolean(),
  /** False where the back end cannot end the job before its time. @default true */
  isCancellable: z.optional(z.boolean()),
  /** ISO 8601. */
  createdAt: z.string(),
  startedAt: z.nullable(z.string()),
  finishedAt: z.nullable(z.string()),
});
export type JobSnapshot = z.infer<typeof JobSnapshot>;
