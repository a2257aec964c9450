/** Another node's output: its id and the output's index. */
export type Link = readonly [node: string, slot: number];

export interface GraphNode {
  readonly class_type: string;
  /** Coerced in place by the validation, as the real one does. */
  inputs: Record<string, unknown>;
  readonly _meta?: unknown;
}

export type Graph = Record<string, GraphNode>;

/** Whether this is a link to a node of the graph. */
export function isLinkIn(graph: Graph, value: unknown): value is Link {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    typeof value[0] === 'string' &&
    Object.hasOwn(graph, value[0])
  );
}

/** The nodes that feed this one, in the order of its inputs. */
export function sourcesOf(graph: Graph, id: string): string[] {
  return Object.values(graph[id]?.inputs ?? {})
    .filter((value) => isLinkIn(graph, value))
    .map(([source]) => source);
}
