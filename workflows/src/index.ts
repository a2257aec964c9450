/** The graphs that exist; each has `<name>.workflow.json` and `<name>.bindings.json`. */
export type WorkflowName = 'avatar' | 'cover' | 'reference-face' | 'reference-front' | 'reference-side' | 'reference-back';

/** A LoRA by its file name on the ComfyUI server, strength -10 to 10. */
export interface LoraSetting {
  readonly name: string;
  readonly strength: number;
}

/** What code may fill in; sizes in pixels, seeds below 2^53. Anything absent keeps the graph's own value. */
export interface WorkflowValues {
  readonly prompt: string;
  readonly negativePrompt?: string;
  readonly seed: number;
  readonly width?: number;
  readonly height?: number;
  readonly checkpoint?: string;
  /** At most four. */
  readonly loras?: readonly LoraSetting[];
  readonly filenamePrefix?: string;
}
