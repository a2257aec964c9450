import type { ComfyErrorCode } from './comfy-runner.types.ts';

/** What a runner's promises reject with. Holds no traceback and no path of the ComfyUI server. */
export class ComfyError extends Error {
  override readonly name = 'ComfyError';
  readonly code: ComfyErrorCode;
  /** Lines a person can act on, such as each missing model; may be empty. */
  readonly details: readonly string[];

  constructor(
    code: ComfyErrorCode,
    message: string,
    options: ErrorOptions & { readonly details?: readonly string[] } = {},
  ) {
    super(message, options);
    this.code = code;
    this.details = options.details ?? [];
  }
}
