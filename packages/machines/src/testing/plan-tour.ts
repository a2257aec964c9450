import type { AnyStateMachine } from 'xstate';
import type { Exploration, ExploredStep } from './explore-machine.ts';

/** One way through a machine from a start of it. */
export interface PlannedPath {
  /** Place among the model's inputs. */
  readonly input: number;
  readonly steps: readonly ExploredStep[];
}

/** Few ways that together take every edge an exploration knows. */
export interface Tour {
  readonly paths: readonly PlannedPath[];
}

export interface TourOptions {
  /** After this many steps a path ends at its next new edge, so that what fails is near its start. @default 30 */
  readonly length?: number;
  /** Edges, and what else is measured, that need not be taken any more. @default none */
  readonly done?: Iterable<string>;
  /** Takes a step that takes no new edge, too, where it would be new to this measure. @default none */
  readonly alsoNew?: (step: ExploredStep) => string | null;
}

/**
 * Goes from each situation to the nearest step that takes an edge nobody took yet, and starts again when it has gone
 * far or nothing new lies ahead. Equal explorations give equal tours.
 */
export function planTour<TMachine extends AnyStateMachine>(
  { steps, starts }: Pick<Exploration<TMachine>, 'steps' | 'starts'>,
  { length = 30, done = [], alsoNew = () => null }: TourOptions = {},
): Tour {
  const outgoing = groupBy(steps, ({ from }) => from);
  const taken = new Set(done);
  const paths: PlannedPath[] = [];
  const isNew = (step: ExploredStep) => step.taken.some((edge) => !taken.has(edge)) || isNewTo(alsoNew(step));
  const isNewTo = (measure: string | null) => measure !== null && !taken.has(measure);
  const take = (step: ExploredStep) => {
    for (const edge of step.taken) taken.add(edge);
    const measure = alsoNew(step);
    if (measure !== null) taken.add(measure);
  };

  starts.forEach((start, input) => {
    const isFirst = start.taken.some((edge) => !taken.has(edge));
    for (const edge of start.taken) taken.add(edge);
    for (let begun = false; ; begun = true) {
      const path: ExploredStep[] = [];
      let at = start.key;
      while (path.length < length) {
        const way = nearest(at, outgoing, isNew);
        if (way === null) break;
        way.forEach(take);
        path.push(...way);
        at = way.at(-1)?.to ?? at;
      }
      if (path.length > 0 || (isFirst && !begun)) paths.push({ input, steps: path });
      if (path.length === 0) return;
    }
  });
  return { paths };
}

/** The shortest way from a situation that ends with a wanted step; null when there is none. */
export function nearest(
  from: string,
  outgoing: ReadonlyMap<string, readonly ExploredStep[]>,
  isWanted: (step: ExploredStep) => boolean,
): readonly ExploredStep[] | null {
  const ways: { at: string; way: readonly ExploredStep[] }[] = [{ at: from, way: [] }];
  const seen = new Set([from]);
  // The array grows while it is walked.
  for (const { at, way } of ways) {
    for (const step of outgoing.get(at) ?? []) {
      if (isWanted(step)) return [...way, step];
      if (seen.has(step.to)) continue;
      seen.add(step.to);
      ways.push({ at: step.to, way: [...way, step] });
    }
  }
  return null;
}

/** The steps by the situation they leave. */
export function stepsBySituation(
  steps: readonly ExploredStep[],
): ReadonlyMap<string, readonly ExploredStep[]> {
  return groupBy(steps, ({ from }) => from);
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
