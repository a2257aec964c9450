import type { AnyStateMachine } from 'xstate';
import { eventsOf, type Exploration, type MachineModel } from './explore-machine.ts';
import { sendersOf } from './event-senders.ts';
import { machineTransitions, stateNodes } from './machine-transitions.ts';

/** What is wrong with a machine's graph, each in words with the ids of what it is about. */
export interface GraphProblems {
  /** Ids of states that nothing leads into. */
  readonly unreachable: readonly string[];
  /** Situations from which none of the states that are an end can be reached, by their keys. */
  readonly deadEnds: readonly string[];
  /** Types of events that the machine waits for and nobody sends. */
  readonly unsendable: readonly string[];
}

/** Reads an exploration for what must not be in a machine. */
export function graphProblems<TMachine extends AnyStateMachine>(
  model: MachineModel<TMachine>,
  exploration: Pick<Exploration<TMachine>, 'states' | 'steps' | 'starts'>,
): GraphProblems {
  return {
    unreachable: unreachableStates(model.machine, exploration),
    deadEnds: deadEnds(model, exploration),
    unsendable: unsendableEvents(model),
  };
}

function unreachableStates(
  machine: AnyStateMachine,
  { steps, starts }: Pick<Exploration, 'steps' | 'starts'>,
): string[] {
  const nodes = stateNodes(machine);
  const entered = new Set<string>();
  const enter = (id: string) => {
    const node = nodes.find((each) => each.id === id);
    if (node === undefined) return;
    for (let above = node.parent; above !== undefined; above = above.parent) entered.add(above.id);
    enterDown(node);
  };
  const enterDown = (node: (typeof nodes)[number]) => {
    entered.add(node.id);
    if (node.type === 'parallel') for (const child of Object.values(node.states)) enterDown(child);
    else for (const child of node.initial?.target ?? []) enterDown(child);
  };
  enter(machine.root.id);
  const targets = new Map(machineTransitions(machine).map((edge) => [edge.id, edge.targets]));
  for (const { taken } of [...steps, ...starts]) {
    for (const edge of taken) for (const target of targets.get(edge) ?? []) enter(target);
  }
  return nodes.map(({ id }) => id).filter((id) => !entered.has(id));
}

function deadEnds<TMachine extends AnyStateMachine>(
  { machine, ends }: Pick<MachineModel<TMachine>, 'machine' | 'ends'>,
  { states, steps }: Pick<Exploration<TMachine>, 'states' | 'steps'>,
): string[] {
  const finals = stateNodes(machine).flatMap(({ id, type }) => (type === 'final' ? [id] : []));
  const homes = new Set([...ends, ...finals]);
  const saved = new Set(states.flatMap(({ key, snapshot }) => (restsIn(snapshot, homes) ? [key] : [])));
  // Backwards along the steps until nothing new is found.
  for (let before = -1; before !== saved.size;) {
    before = saved.size;
    for (const { from, to } of steps) if (saved.has(to)) saved.add(from);
  }
  return states.map(({ key }) => key).filter((key) => !saved.has(key));
}

function restsIn(snapshot: { _nodes: readonly { id: string }[] }, homes: ReadonlySet<string>): boolean {
  return snapshot._nodes.some(({ id }) => homes.has(id));
}

function unsendableEvents(model: MachineModel): string[] {
  const sendable = new Set(eventsOf(model).map(({ type }) => type));
  const awaited = machineTransitions(model.machine).flatMap(({ event }) =>
    event === 'always' ? [] : [event],
  );
  return [...new Set(awaited)].filter((type) => !sendable.has(type) || sendersOf(model, type).length === 0);
}
