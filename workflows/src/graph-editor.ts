import { placesOf, type Binding, type Place } from './bindings.ts';
import { isLink, type ComfyGraph, type ComfyLink, type ComfyNode, type ComfyValue } from './comfy-graph.ts';

type DraftNode = Omit<ComfyNode, 'inputs'> & { inputs: Record<string, ComfyValue> };

/** A private copy of a graph that values are written into, by binding only. */
export class GraphEditor {
  readonly #nodes = new Map<string, DraftNode>();

  constructor(graph: ComfyGraph) {
    for (const [id, node] of Object.entries(graph))
      this.#nodes.set(id, { ...node, inputs: { ...node.inputs } });
  }

  write(binding: Binding, value: ComfyValue): void {
    for (const place of placesOf(binding)) {
      this.#node(place).inputs[place.input] = place.write === 'append' ? this.#appended(place, value) : value;
    }
  }

  linkAt(place: Place): ComfyLink {
    const value = this.#node(place).inputs[place.input];
    if (isLink(value)) return value;
    throw new Error(`binding to ${place.node}.${place.input} should stand on a link`);
  }

  /** Copies nodes of another graph under new ids, keeping the links among them; answers with the new id of each. */
  add(nodes: ComfyGraph): ReadonlyMap<string, string> {
    const firstFree = 1 + Math.max(0, ...[...this.#nodes.keys()].map(Number).filter(Number.isInteger));
    const newIds = new Map(Object.keys(nodes).map((id, index) => [id, String(firstFree + index)]));
    for (const [id, node] of Object.entries(nodes)) {
      const inputs = Object.entries(node.inputs).map(([name, value]): [string, ComfyValue] => {
        const target = isLink(value) ? newIds.get(value[0]) : undefined;
        return [name, isLink(value) && target ? [target, value[1]] : value];
      });
      this.#nodes.set(newIds.get(id) ?? id, { ...node, inputs: Object.fromEntries(inputs) });
    }
    return newIds;
  }

  graph(): ComfyGraph {
    return Object.fromEntries(this.#nodes);
  }

  #appended(place: Place, value: ComfyValue): ComfyValue {
    const own = this.#node(place).inputs[place.input];
    return [own, value].filter((text) => text !== undefined && text !== '').join(', ');
  }

  #node(place: Place): DraftNode {
    const node = this.#nodes.get(place.node);
    if (node) return node;
    throw new Error(`binding points at node ${place.node}, which the graph does not have`);
  }
}
