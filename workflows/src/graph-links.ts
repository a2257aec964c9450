import { isLink, type ComfyGraph } from './comfy-graph.ts';

/** Ids of the nodes that a node takes something from. */
export function sourcesOf(graph: ComfyGraph, id: string): string[] {
  return Object.values(graph[id]?.inputs ?? {}).flatMap((value) => (isLink(value) ? [value[0]] : []));
}

/** These nodes and all that they need, directly or through others. */
export function upstreamOf(graph: ComfyGraph, ids: Iterable<string>): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...sourcesOf(graph, id));
  }
  return seen;
}

/** Every ring of links, each as the ids on it; empty for a graph that can run. */
export function cyclesIn(graph: ComfyGraph): string[][] {
  const cycles: string[][] = [];
  const finished = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    const start = path.indexOf(id);
    if (start >= 0) {
      cycles.push(path.slice(start));
      return;
    }
    if (finished.has(id)) return;
    for (const source of sourcesOf(graph, id)) visit(source, [...path, id]);
    finished.add(id);
  };
  for (const id of Object.keys(graph)) visit(id, []);
  return cycles;
}
