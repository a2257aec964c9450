import * as z from 'zod';

/** A LoRA by its file name on the ComfyUI server, strength -10 to 10. */
export interface LoraSetting {
  readonly name: string;
  readonly strength: number;
}

/** What code may fill in; sizes in pixels, seeds below 2^53. Anything absent keeps the graph's own value. */
export interface WorkflowValues {
  /** Put behind the graph's own words about framing and view; may be empty. At most 2,000 characters. */
  readonly prompt: string;
  /** Put behind the graph's own; at most 2,000 characters. */
  readonly negativePrompt?: string;
  readonly seed: number;
  /** Noise of the face detailer; drawn from `seed` when absent. Only where the graph has a detailer. */
  readonly detailerSeed?: number;
  /** 256–2048, a multiple of 8. */
  readonly width?: number;
  /** 256–2048, a multiple of 8. */
  readonly height?: number;
  readonly checkpoint?: string;
  /** At most four. */
  readonly loras?: readonly LoraSetting[];
  /** Where ComfyUI saves below its output folder; letters, digits, `_`, `-` and `/`. */
  readonly filenamePrefix?: string;
}

export const MAX_PROMPT_LENGTH = 2_000;
export const MAX_LORAS = 4;
/** Samples, the avatar and the other views of a dataset together. */
export const MAX_REFERENCES = 8;

function text(maxLength: number, minLength = 0) {
  const allowed = {
    error: `a text of ${minLength > 0 ? `${minLength} to` : 'at most'} ${maxLength} characters`,
  };
  return z.string(allowed).min(minLength, allowed).max(maxLength, allowed);
}

/** A number, and how to tell a person what it may be. */
export function numberFrom(min: number, max: number) {
  const allowed = { error: `a number from ${min} to ${max}` };
  return z.number(allowed).min(min, allowed).max(max, allowed);
}

export function wholeFrom(min: number, max: number) {
  const allowed = { error: `a whole number from ${min} to ${max}` };
  return z.int(allowed).min(min, allowed).max(max, allowed);
}

export function fileName(meaning: string) {
  const allowed = { error: meaning };
  return z.string(allowed).min(1, allowed).max(255, allowed);
}

const seed = z
  .int({ error: 'a whole number from 0 to 2^53 - 1' })
  .min(0, { error: 'a whole number from 0 to 2^53 - 1' });

const pixelsAllowed = { error: 'a whole number from 256 to 2048, a multiple of 8' };
const pixels = z
  .int(pixelsAllowed)
  .min(256, pixelsAllowed)
  .max(2048, pixelsAllowed)
  .multipleOf(8, pixelsAllowed);

const prefixAllowed = { error: 'letters, digits, "_", "-" and "/" between them, at most 120 characters' };
const filenamePrefix = z
  .string(prefixAllowed)
  .max(120, prefixAllowed)
  .regex(/^[\w-]+(\/[\w-]+)*$/, prefixAllowed);

const lora = z.strictObject(
  { name: text(255, 1), strength: numberFrom(-10, 10) },
  { error: 'a LoRA {name, strength}' },
);

const lorasAllowed = { error: `at most ${MAX_LORAS} LoRAs` };
export const LoraList = z.array(lora, lorasAllowed).max(MAX_LORAS, lorasAllowed);

export const WorkflowValuesSchema = z.strictObject({
  prompt: text(MAX_PROMPT_LENGTH),
  negativePrompt: text(MAX_PROMPT_LENGTH).optional(),
  seed,
  detailerSeed: seed.optional(),
  width: pixels.optional(),
  height: pixels.optional(),
  checkpoint: text(255, 1).optional(),
  loras: LoraList.optional(),
  filenamePrefix: filenamePrefix.optional(),
});

/** Relative to ComfyUI's input folder: an absolute name or one with `..` would be read from anywhere on its disk. */
const imageNameAllowed = { error: 'a name below the input folder, without ".."' };
export const ReferenceImageNames = z
  .array(z.string(imageNameAllowed).regex(/^(?!.*\.\.)[^/\\][^\\]*$/, imageNameAllowed))
  .max(MAX_REFERENCES, { error: `at most ${MAX_REFERENCES} reference pictures` });
