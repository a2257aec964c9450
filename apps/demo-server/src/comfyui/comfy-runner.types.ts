import type { StageStep } from '@charhub/api-client/contract';
import type { WorkflowName, WorkflowValues } from '@charhub/workflows';

/** A picture that conditions the result; uploaded to ComfyUI under a name made from its content. */
export interface ReferencePicture {
  readonly bytes: Uint8Array;
  /** `image/png`, `image/jpeg` or `image/webp`; decided by content, never by name. */
  readonly contentType: string;
}

export interface PaintRequest {
  /** UUID minted by the caller and stored before the call, so that a restarted worker finds its prompt again. */
  readonly promptId: string;
  readonly workflow: WorkflowName;
  /** Values of the workflow's bindings, without the reference pictures. */
  readonly values: WorkflowValues;
  readonly references: readonly ReferencePicture[];
}

export interface PaintProgress {
  readonly step: StageStep;
  /** 0–99 of this picture, falls only when another ComfyUI begins it again; 100 is for whoever can show it. */
  readonly percent: number;
  /** Prompts before this one in ComfyUI's own queue; null once it runs. */
  readonly queuePosition: number | null;
}

export interface PaintPreview {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface PaintedPicture {
  /** As ComfyUI saved it, with its metadata still in it. */
  readonly bytes: Uint8Array;
}

export interface PaintObserver {
  onProgress(progress: PaintProgress): void;
  /** Throttled to four a second; never called after the picture is done. */
  onPreview?(preview: PaintPreview): void;
  /** Asked for each preview that came: false drops it. @default true */
  wantsPreviews?(): boolean;
}

/** What a workflow needs that this ComfyUI lacks; empty lists mean it can run without reference pictures. */
export interface PreflightReport {
  readonly workflow: WorkflowName;
  /** Node types, each with the pack that brings it where known: `FaceDetailer (ComfyUI Impact Pack)`. */
  readonly missingNodeTypes: readonly string[];
  /** Model files and other options: `ckpt_name: waiIllustriousSDXL_v160.safetensors (checkpoints)`. */
  readonly missingOptions: readonly string[];
  /** What it lacks besides to be conditioned on reference pictures, of both kinds. */
  readonly missingForReferences: readonly string[];
}

export type ComfyErrorCode =
  /** It cannot be reached, or answers with an error of its own. */
  | 'unavailable'
  /** Nodes, models or values that it does not accept; `details` names all of them. */
  | 'rejected'
  /** A node raised an error. `out-of-memory` is told apart because a person can do something about it. */
  | 'execution'
  | 'out-of-memory'
  /** Neither in the queue nor in history: it was restarted, or somebody deleted the prompt. */
  | 'lost'
  | 'cancelled';

/** One ComfyUI, as far as people may know of it. */
export interface InstanceStatus {
  readonly url: string;
  readonly reachable: boolean;
  readonly simulated: boolean;
  /** What the workflows need that it lacks; also empty when that is not known. */
  readonly problems: readonly string[];
}

export interface ComfyStatus {
  /** With several, their addresses with commas between them. */
  readonly url: string;
  /** One of them is. */
  readonly reachable: boolean;
  /** They say of themselves that they draw placeholders. */
  readonly simulated: boolean;
  /** Only where there are several. */
  readonly instances?: readonly InstanceStatus[];
}

/** Runs graphs on one ComfyUI, or on several that share the work. It knows nothing of jobs, users, credits or storage. */
export interface ComfyRunner {
  /**
   * Paints one picture. Called again with the id of a prompt that is queued, running or finished, it picks that one
   * up; a retry after a failure needs a new id. Aborting takes the prompt, and no other, from ComfyUI and rejects with
   * `cancelled`; a picture that was finished first is delivered. Rejects with a `ComfyError`.
   */
  paint(request: PaintRequest, observer: PaintObserver, signal: AbortSignal): Promise<PaintedPicture>;
  /**
   * One report for each workflow, from the server's own definitions; of several servers, from the one that lacks least.
   * Believed for a while. Rejects with `unavailable`.
   */
  preflight(): Promise<readonly PreflightReport[]>;
  status(): Promise<ComfyStatus>;
  /** Leaves prompts with ComfyUI, to be picked up later: each `paint` under way rejects with `unavailable`. */
  close(): Promise<void>;
}
