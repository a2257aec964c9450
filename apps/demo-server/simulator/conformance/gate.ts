import type { NodeType } from '../nodes/node-type.ts';

/** Holds nodes back until the recording has come to what they do next. */
export class Gate {
  readonly #allowed = new Map<string, number>();
  readonly #freed = new Set<string>();
  readonly #arrived = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  #allFree = false;

  /** Resolves when the node may do this step; the step after its last ends it. */
  async pass(promptId: string, nodeId: string, step: number, signal: AbortSignal): Promise<void> {
    const onAbort = () => this.#changed();
    signal.addEventListener('abort', onAbort);
    this.#arrived.set(keyOf(promptId, nodeId), step);
    this.#changed();
    await this.#until(
      () =>
        signal.aborted ||
        this.#allFree ||
        this.#freed.has(promptId) ||
        (this.#allowed.get(keyOf(promptId, nodeId)) ?? -1) >= step,
    );
    signal.removeEventListener('abort', onAbort);
  }

  /** Lets the node go on up to and including this step. */
  allow(promptId: string, nodeId: string, step: number): void {
    const key = keyOf(promptId, nodeId);
    this.#allowed.set(key, Math.max(step, this.#allowed.get(key) ?? -1));
    this.#changed();
  }

  /** Lets everything of this prompt happen: nobody listens any more. */
  free(promptId: string): void {
    this.#freed.add(promptId);
    this.#changed();
  }

  freeAll(): void {
    this.#allFree = true;
    this.#changed();
  }

  /** Resolves when the node waits for this step, or a later one. */
  reached(promptId: string, nodeId: string, step: number): Promise<void> {
    return this.#until(() => (this.#arrived.get(keyOf(promptId, nodeId)) ?? -1) >= step);
  }

  #until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!isSo()) return;
        this.#listeners.delete(check);
        resolve();
      };
      this.#listeners.add(check);
      check();
    });
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The same node, but it waits at its start, and before each of its steps. */
export function gated(type: NodeType, gate: Gate): NodeType {
  return {
    ...type,
    async execute(inputs, context) {
      const { promptId, nodeId, signal } = context;
      await gate.pass(promptId, nodeId, 0, signal);
      return type.execute(inputs, {
        ...context,
        async progress(value, max, preview) {
          await gate.pass(promptId, nodeId, value, signal);
          await context.progress(value, max, preview);
        },
      });
    },
  };
}

function keyOf(promptId: string, nodeId: string): string {
  return `${promptId} ${nodeId}`;
}
