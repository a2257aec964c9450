import type { Graph } from './graph.ts';

/** One accepted prompt, as the queue and history name it. */
export interface PromptItem {
  readonly number: number;
  readonly promptId: string;
  readonly graph: Graph;
  readonly extraData: Readonly<Record<string, unknown>>;
  /** Output nodes that passed validation, in the order in which they run. */
  readonly outputs: readonly string[];
  /** Whom its events go to; without it nobody hears most of them and everybody hears its progress. */
  readonly clientId: string | null;
}

const SECRETS = new Set(['auth_token_comfy_org', 'api_key_comfy_org']);

/** The five items ComfyUI lists for each prompt. The queue shows secrets; history leaves them out. */
export function describePrompt(item: PromptItem, options: { withSecrets: boolean }): unknown[] {
  const extraData = Object.fromEntries(
    Object.entries(item.extraData).filter(([name]) => options.withSecrets || !SECRETS.has(name)),
  );
  return [item.number, item.promptId, item.graph, extraData, item.outputs];
}
