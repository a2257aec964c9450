import type { Engine } from '../engine.ts';
import { PromptRun } from './prompt-run.ts';

/** Takes prompts one at a time, for as long as there are any. */
export class PromptWorker {
  readonly #engine: Engine;
  #run: PromptRun | undefined;
  #busy = false;
  #forgetLater = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** To be called after something was queued. */
  wake(): void {
    if (this.#busy || this.#engine.signal.aborted) return;
    this.#busy = true;
    setImmediate(() => {
      void this.#work().finally(() => {
        this.#busy = false;
        if (this.#engine.queue.pending.length > 0) this.wake();
      });
    });
  }

  /** The node that runs for this client, or null. */
  nodeOf(clientId: string): string | null {
    return this.#engine.queue.running?.clientId === clientId ? (this.#run?.currentNode ?? null) : null;
  }

  /** Drops what the nodes made, at once or when the running prompt is done. */
  forgetResults(): void {
    if (this.#engine.queue.running) this.#forgetLater = true;
    else this.#engine.cache.clear();
  }

  async #work(): Promise<void> {
    const { queue, history, cache, signal } = this.#engine;
    while (!signal.aborted) {
      const item = queue.take();
      if (!item) return;
      this.#engine.announceQueue();
      const run = new PromptRun(this.#engine, item);
      this.#run = run;
      try {
        const result = await run.run();
        if (signal.aborted) return;
        history.add(item, result);
      } catch (error) {
        if (signal.aborted) return;
        throw error;
      }
      this.#run = undefined;
      queue.finish();
      if (this.#forgetLater) cache.clear();
      this.#forgetLater = false;
      this.#engine.announceQueue();
      run.tellEnd();
    }
  }
}
