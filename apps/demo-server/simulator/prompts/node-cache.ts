import { createHash } from 'node:crypto';
import type { ImageFiles } from '../files/image-files.ts';
import { stringifyJson } from '../json.ts';
import type { NodeOutput } from '../nodes/node-type.ts';
import type { NodeRegistry } from '../nodes/node-registry.ts';
import { type Graph, isLinkIn } from './graph.ts';

export interface CachedNode {
  readonly values: readonly unknown[];
  readonly ui?: NodeOutput;
}

/** A key for each node made from its type, its inputs and everything before it: ids and clients do not matter. */
export async function cacheKeys(
  graph: Graph,
  registry: NodeRegistry,
  files: ImageFiles,
): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>();
  for (const id of Object.keys(graph)) await keyOf(id);
  return keys;

  async function keyOf(id: string): Promise<string> {
    const known = keys.get(id);
    if (known !== undefined) return known;
    const node = graph[id];
    if (!node) return '';
    const inputs: [string, unknown][] = [];
    for (const [name, value] of Object.entries(node.inputs ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
      inputs.push([name, isLinkIn(graph, value) ? { source: await keyOf(value[0]), slot: value[1] } : value]);
    }
    const fingerprint = await registry.find(node.class_type)?.fingerprint?.(node.inputs, files);
    const content = stringifyJson([node.class_type, inputs, fingerprint ?? null]);
    const key = createHash('sha256').update(content).digest('hex');
    keys.set(id, key);
    return key;
  }
}

/** Results of the last prompt's nodes, and of no earlier one. */
export class NodeCache {
  readonly #results = new Map<string, CachedNode>();

  get(key: string | undefined): CachedNode | undefined {
    return key === undefined ? undefined : this.#results.get(key);
  }

  set(key: string | undefined, result: CachedNode): void {
    if (key !== undefined) this.#results.set(key, result);
  }

  /** Forgets what the coming prompt has no use for. */
  keepOnly(keys: Iterable<string>): void {
    const wanted = new Set(keys);
    for (const key of this.#results.keys()) if (!wanted.has(key)) this.#results.delete(key);
  }

  clear(): void {
    this.#results.clear();
  }
}
