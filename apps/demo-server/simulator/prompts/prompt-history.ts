import type { NodeOutput } from '../nodes/node-type.ts';
import { describePrompt, type PromptItem } from './prompt-item.ts';

/** Name and data of an event, as it was also sent. */
export type HistoryMessage = readonly [type: string, data: Readonly<Record<string, unknown>>];

export interface NodeMeta {
  readonly node_id: string;
  readonly display_node: string;
  readonly parent_node: string | null;
  readonly real_node_id: string;
}

/** How a prompt ended. Interrupted prompts end as `error` too; only their messages tell. */
export interface PromptResult {
  readonly outputs: Readonly<Record<string, NodeOutput>>;
  readonly meta: Readonly<Record<string, NodeMeta>>;
  readonly status: {
    readonly status_str: 'success' | 'error';
    readonly completed: boolean;
    readonly messages: readonly HistoryMessage[];
  };
}

/** Finished prompts, oldest first; in memory only. */
export class PromptHistory {
  readonly #entries = new Map<string, Readonly<Record<string, unknown>>>();

  /** A reused id overwrites its entry. */
  add(item: PromptItem, result: PromptResult): void {
    this.#entries.set(item.promptId, {
      prompt: describePrompt(item, { withSecrets: false }),
      outputs: result.outputs,
      status: result.status,
      meta: result.meta,
    });
  }

  /** `{id: entry}`, or `{}` for an unknown, pending or running prompt. */
  find(promptId: string): Record<string, unknown> {
    const entry = this.#entries.get(promptId);
    return entry ? { [promptId]: entry } : {};
  }

  /** The newest `maxItems`, or as many from `offset` on. */
  list(maxItems?: number, offset = -1): Record<string, unknown> {
    const all = [...this.#entries];
    if (maxItems === undefined) return Object.fromEntries(offset > 0 ? all.slice(offset) : all);
    const start = offset < 0 ? Math.max(0, all.length - maxItems) : offset;
    return Object.fromEntries(all.slice(start, start + maxItems));
  }

  delete(promptId: string): void {
    this.#entries.delete(promptId);
  }

  clear(): void {
    this.#entries.clear();
  }
}
