import * as z from 'zod';

/** ComfyUI's HTTP answers, as far as the runner reads them. */

export const NodeErrors = z.record(
  z.string(),
  z.object({
    class_type: z.string().optional(),
    errors: z.array(z.object({ message: z.string(), details: z.string().optional() })),
  }),
);
export type NodeErrors = z.infer<typeof NodeErrors>;

export const QueuedPrompt = z.object({ prompt_id: z.string(), node_errors: NodeErrors.optional() });
export type QueuedPrompt = z.infer<typeof QueuedPrompt>;

export const Refusal = z.object({
  error: z.object({ type: z.string(), message: z.string(), details: z.string().optional() }),
  node_errors: NodeErrors.optional().catch(undefined),
});

/** `[number, id, graph, …]`; the smaller number runs first. */
const QueueItem = z.tuple([z.number(), z.string()], z.unknown());
export const Queue = z.object({ queue_running: z.array(QueueItem), queue_pending: z.array(QueueItem) });
export type Queue = z.infer<typeof Queue>;

const SavedImage = z.object({ filename: z.string(), subfolder: z.string(), type: z.string() });
export type SavedImage = z.infer<typeof SavedImage>;

export const HistoryEntry = z.object({
  /** By node; what a node shows is free-form, so pictures are read only where they fit. */
  outputs: z.record(z.string(), z.object({ images: z.array(SavedImage).optional().catch(undefined) })),
  status: z.object({
    status_str: z.string(),
    completed: z.boolean(),
    messages: z.array(z.tuple([z.string(), z.unknown()], z.unknown())),
  }),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const History = z.record(z.string(), HistoryEntry);

const JobState = z.enum(['pending', 'in_progress', 'completed', 'failed', 'cancelled']);
export type JobState = z.infer<typeof JobState>;
/** `/api/jobs/<id>` of newer versions; its other fields are read from history. */
export const Job = z.object({ id: z.string(), status: JobState });
export const UnknownJob = z.object({ error: z.string() });
export const CancelledJob = z.object({ cancelled: z.boolean() });

export const ExecutionError = z.object({
  node_id: z.string().nullish(),
  node_type: z.string().nullish(),
  exception_message: z.string(),
  exception_type: z.string(),
});
export type ExecutionError = z.infer<typeof ExecutionError>;

export const UploadedImage = z.object({ name: z.string(), subfolder: z.string() });
export type UploadedImage = z.infer<typeof UploadedImage>;

export const SystemStats = z.object({
  simulator: z.boolean().optional(),
  system: z.object({ comfyui_version: z.string().nullish() }),
});
export type SystemStats = z.infer<typeof SystemStats>;
