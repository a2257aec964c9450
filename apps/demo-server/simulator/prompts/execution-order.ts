import { type Graph, sourcesOf } from './graph.ts';

/** Which node runs next: of the nodes whose inputs are there, the one nearest to an output. */
export class ExecutionOrder {
  readonly #waitingFor = new Map<string, Set<string>>();
  readonly #distance: ReadonlyMap<string, number>;

  /** Takes what the outputs need; nodes with a result in the cache and whatever only they need stay out, unless they are outputs. */
  constructor(graph: Graph, outputs: readonly string[], isCached: (id: string) => boolean) {
    const discovered = [...outputs].reverse();
    for (let id = discovered.pop(); id !== undefined; id = discovered.pop()) {
      if (this.#waitingFor.has(id)) continue;
      const sources = sourcesOf(graph, id).filter((source) => !isCached(source));
      this.#waitingFor.set(id, new Set(sources));
      discovered.push(...sources);
    }
    this.#distance = distancesTo(outputs, this.#waitingFor);
  }

  /** Undefined when all have run. Throws when the rest waits for each other. */
  next(): string | undefined {
    if (this.#waitingFor.size === 0) return undefined;
    const ready = [...this.#waitingFor].filter(([, sources]) => sources.size === 0).map(([id]) => id);
    const [first, ...others] = ready;
    if (first === undefined) throw new Error('the remaining nodes wait for each other');
    return others.reduce(
      (nearest, id) => (this.#distanceOf(id) < this.#distanceOf(nearest) ? id : nearest),
      first,
    );
  }

  finish(id: string): void {
    this.#waitingFor.delete(id);
    for (const sources of this.#waitingFor.values()) sources.delete(id);
  }

  #distanceOf(id: string): number {
    return this.#distance.get(id) ?? FAR;
  }
}

/** Beyond two steps from an output the real one makes no difference. */
const FAR = 3;

function distancesTo(
  outputs: readonly string[],
  waitingFor: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, number> {
  const distances = new Map(outputs.map((id) => [id, 0]));
  let nearest = [...outputs];
  for (let distance = 1; distance < FAR; distance++) {
    const sources = nearest.flatMap((id) => [...(waitingFor.get(id) ?? [])]);
    nearest = sources.filter((id) => !distances.has(id));
    for (const id of nearest) distances.set(id, distance);
  }
  return distances;
}
