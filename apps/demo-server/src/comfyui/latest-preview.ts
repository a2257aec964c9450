import type { PaintPreview } from './comfy-runner.types.ts';

/** Hands previews on at most once per interval and keeps only the latest of those in between. */
export class LatestPreview {
  readonly #intervalMs: number;
  readonly #deliver: (preview: PaintPreview) => void;
  #held: PaintPreview | null = null;
  #pause: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(intervalMs: number, deliver: (preview: PaintPreview) => void) {
    this.#intervalMs = intervalMs;
    this.#deliver = deliver;
  }

  offer(preview: PaintPreview): void {
    if (this.#stopped) return;
    this.#held = preview;
    if (!this.#pause) this.#release();
  }

  /** Nothing is delivered after this. */
  stop(): void {
    this.#stopped = true;
    this.#held = null;
    if (this.#pause) clearTimeout(this.#pause);
  }

  #release(): void {
    const preview = this.#held;
    this.#held = null;
    this.#pause = preview ? setTimeout(() => this.#release(), this.#intervalMs) : null;
    if (preview) this.#deliver(preview);
  }
}
