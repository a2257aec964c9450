import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Engine } from '../engine.ts';
import { PromptRun } from './prompt-run.ts';

/** Takes prompts one at a time, for as long as there are any. */
export class PromptWorker {
  readonly #engine: Engine;
  #run: PromptRun | undefined;
  #work: Promise<void> | undefined;
  #forgetLater = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** To be called after something was queued. */
  wake(): void {
    if (this.#work || this.#engine.signal.aborted) return;
    this.#work = this.#runAll().finally(() => {
      this.#work = undefined;
      if (this.#engine.queue.pending.length > 0) this.wake();
    });
  }

  /** Resolves when nothing runs any more, and nothing is written. */
  async idle(): Promise<void> {
    await this.#work;
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

  async #runAll(): Promise<void> {
    const { queue, history, cache, signal } = this.#engine;
    // The reply to whoever queued it goes first.
    await nextTurn();
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
