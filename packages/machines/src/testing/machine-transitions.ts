import type { AnyStateMachine, AnyTransitionDefinition } from 'xstate';

/** One edge of a machine's graph. Each guarded alternative of an event is an edge of its own. */
export interface MachineTransition {
  /** Stable over runs: source state, event and place among the alternatives. */
  readonly id: string;
  /** Id of the state it leaves, such as `imageGeneration.open.editing`. */
  readonly source: string;
  /** The event's type; `always` for one without an event. Delays, done and error are XState's own types. */
  readonly event: string;
  /** Ids of the states it enters; empty when it only acts, or is there to ignore the event. */
  readonly targets: readonly string[];
  /** The guard's name, with the params that are written down; null when it has none. */
  readonly guard: string | null;
  /** The names of what it does besides, in order. */
  readonly actions: readonly string[];
}

/** One state of any machine. */
export type StateNode = AnyStateMachine['root'];

/** Every edge, in document order: events, delays, done and error of actors, and eventless ones. */
export function machineTransitions(machine: AnyStateMachine): readonly MachineTransition[] {
  return stateNodes(machine).flatMap((node) => {
    const transitions: AnyTransitionDefinition[] = [...node.transitions.values()].flat();
    return [...transitions, ...(node.always ?? [])].map(describe);
  });
}

/** Every state of a machine, in document order, its root first. */
export function stateNodes(machine: AnyStateMachine): readonly StateNode[] {
  return nodesOf(machine.root);
}

/** The id of an edge as XState reports it; null for what is no edge of the graph, such as a machine's start. */
export function transitionId(transition: AnyTransitionDefinition): string | null {
  const source: StateNode = transition.source;
  const event = eventOf(transition);
  const alternatives = event === 'always' ? source.always : source.transitions.get(event);
  const place = alternatives?.indexOf(transition) ?? -1;
  return place < 0 ? null : `${source.id} | ${event} | ${place}`;
}

function describe(transition: AnyTransitionDefinition): MachineTransition {
  const source: StateNode = transition.source;
  const targets: readonly StateNode[] = transition.target ?? [];
  return {
    id: transitionId(transition) ?? '',
    source: source.id,
    event: eventOf(transition),
    targets: targets.map(({ id }) => id),
    guard: guardName(transition.guard),
    actions: transition.actions.map(nameOf),
  };
}

function eventOf({ eventType }: { eventType: string }): string {
  return eventType === '' ? 'always' : eventType;
}

function guardName(guard: unknown): string | null {
  return guard === undefined ? null : nameOf(guard);
}

/** A guard or an action is named by a string or by an object with its type; inside a machine both can be functions. */
function nameOf(named: unknown): string {
  if (typeof named === 'string') return named;
  if (typeof named !== 'object' || named === null || !('type' in named)) return 'inline';
  const fixed = 'params' in named ? fixedParams(named.params) : '';
  return fixed === '' ? String(named.type) : `${String(named.type)} ${fixed}`;
}

/** Params that are written down tell two uses of a guard apart; those that are computed do not. */
function fixedParams(params: unknown): string {
  if (typeof params !== 'object' || params === null) return '';
  return Object.values(params)
    .filter((value) => typeof value === 'string')
    .join(' ');
}

function nodesOf(node: StateNode): StateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}
