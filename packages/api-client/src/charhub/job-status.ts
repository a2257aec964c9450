import * as z from 'zod/mini';

/** A queue job as `GET /image-generation/status/:jobId` tells of it. */
export const JobStatus = z.object({
  /** The queue's own states: all image jobs have a priority, so a waiting one is `prioritized`. */
  state: z.enum([
    'prioritized',
    'waiting',
    'delayed',
    'waiting-children',
    'active',
    'completed',
    'failed',
    'unknown',
  ]),
  /** 0 until the worker writes, which it does only for a dataset. */
  progress: z.union([
    z.number(),
    z.object({
      /** How many views are completed, not which one runs. */
      stage: z.number(),
      completedImages: z.optional(z.array(z.object({ content: z.string(), url: z.string() }))),
    }),
  ]),
  /** What the job was started with; read with `readJobData`. */
  data: z.optional(z.unknown()),
  /** Null until the job is over. A failure has `success: false`, while the state says `completed`. */
  result: z.nullish(
    z.object({
      success: z.boolean(),
      imageUrl: z.nullish(z.string()),
      error: z.nullish(z.string()),
    }),
  ),
  /** Only of a job that stalled. */
  failedReason: z.nullish(z.string()),
});
export type JobStatus = z.infer<typeof JobStatus>;

const JobData = z.object({
  characterId: z.optional(z.string()),
  prompt: z.optional(z.union([z.string(), z.object({ positive: z.string() })])),
  referenceImageUrl: z.optional(z.string()),
  referenceImages: z.optional(z.array(z.object({ url: z.string() }))),
});

/** What a job was started with, as far as that can be read; the job does not depend on it. */
export function readJobData({ data }: JobStatus): z.infer<typeof JobData> {
  const parsed = z.safeParse(JobData, data);
  return parsed.success ? parsed.data : {};
}
