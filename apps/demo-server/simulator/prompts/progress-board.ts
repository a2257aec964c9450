export interface NodeIdentity {
  readonly nodeId: string;
  readonly displayNodeId: string;
  readonly parentNodeId: string | null;
  readonly realNodeId: string;
}

interface Progress {
  readonly value: number;
  readonly max: number;
  readonly state: 'running' | 'finished';
}

/** How far each node of one prompt is; pending ones do not appear. */
export class ProgressBoard {
  readonly #promptId: string;
  readonly #nodes = new Map<string, { readonly identity: NodeIdentity; progress: Progress }>();

  constructor(promptId: string) {
    this.#promptId = promptId;
  }

  start(identity: NodeIdentity): void {
    this.#nodes.set(identity.nodeId, { identity, progress: { value: 0, max: 1, state: 'running' } });
  }

  advance(nodeId: string, value: number, max: number): void {
    const node = this.#nodes.get(nodeId);
    if (node) node.progress = { value, max, state: 'running' };
  }

  finish(identity: NodeIdentity): void {
    const max = this.#nodes.get(identity.nodeId)?.progress.max ?? 1;
    this.#nodes.set(identity.nodeId, { identity, progress: { value: max, max, state: 'finished' } });
  }

  /** The data of a `progress_state` message. */
  snapshot(): { prompt_id: string; nodes: Record<string, unknown> } {
    const nodes: Record<string, unknown> = {};
    for (const [nodeId, { identity, progress }] of this.#nodes) {
      nodes[nodeId] = {
        ...progress,
        node_id: identity.nodeId,
        prompt_id: this.#promptId,
        display_node_id: identity.displayNodeId,
        parent_node_id: identity.parentNodeId,
        real_node_id: identity.realNodeId,
      };
    }
    return { prompt_id: this.#promptId, nodes };
  }
}
