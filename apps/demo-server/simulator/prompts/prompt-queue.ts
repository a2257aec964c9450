import type { PromptItem } from './prompt-item.ts';

/** Pending prompts in a heap by number and id, and the one that runs. */
export class PromptQueue {
  readonly #heap: PromptItem[] = [];
  #running: PromptItem | undefined;

  /** In heap order, which is not the order in which they will run. */
  get pending(): readonly PromptItem[] {
    return this.#heap;
  }

  get running(): PromptItem | undefined {
    return this.#running;
  }

  get remaining(): number {
    return this.#heap.length + (this.#running ? 1 : 0);
  }

  /** False when a pending prompt has the same number and id: the real queue breaks while comparing them, after it has taken this one. */
  add(item: PromptItem): boolean {
    const unique = this.#heap.every(
      (other) => other.number !== item.number || other.promptId !== item.promptId,
    );
    this.#heap.push(item);
    this.#rise(this.#heap.length - 1);
    return unique;
  }

  /** The next prompt, now running. */
  take(): PromptItem | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first && last && first !== last) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    this.#running = first;
    return first;
  }

  finish(): void {
    this.#running = undefined;
  }

  /** Removes pending prompts only; whether there was one with that id. */
  delete(promptId: string): boolean {
    const index = this.#heap.findIndex((item) => item.promptId === promptId);
    if (index < 0) return false;
    const rest = this.#heap.filter((_, position) => position !== index);
    this.#heap.length = 0;
    for (const item of rest) {
      this.#heap.push(item);
      this.#rise(this.#heap.length - 1);
    }
    return true;
  }

  clear(): void {
    this.#heap.length = 0;
  }

  #rise(start: number): void {
    for (let index = start; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(start: number): void {
    for (let index = start; ;) {
      const children = [2 * index + 1, 2 * index + 2].filter((child) => child < this.#heap.length);
      const [least] = children.sort((a, b) => (this.#isBefore(a, b) ? -1 : 1));
      if (least === undefined || !this.#isBefore(least, index)) return;
      this.#swap(index, least);
      index = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const first = this.#heap[a];
    const second = this.#heap[b];
    if (!first || !second) return false;
    return first.number !== second.number ? first.number < second.number : first.promptId < second.promptId;
  }

  #swap(a: number, b: number): void {
    const first = this.#heap[a];
    const second = this.#heap[b];
    if (!first || !second) return;
    this.#heap[a] = second;
    this.#heap[b] = first;
  }
}
