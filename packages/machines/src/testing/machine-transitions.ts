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
  /** The guard's name; null when it has none. */
  readonly guard: string | null;
}

/** Every edge, in document order: events, delays, done and error of actors, and eventless ones. */
export function machineTransitions(machine: AnyStateMachine): readonly MachineTransition[] {
  return nodesOf(machine.root).flatMap((node) => [
    ...[...node.transitions.values()].flat().map(describe),
    ...(node.always ?? []).map(describe),
  ]);
}

/** The id of an edge as XState reports it; null for what is no edge of the graph, such as a machine's start. */
export function transitionId(transition: AnyTransitionDefinition): string | null {
  const { source, eventType } = transition;
  const always = source.always?.indexOf(transition) ?? -1;
  if (always >= 0) return `${source.id} | always | ${always}`;
  const place = source.transitions.get(eventType)?.indexOf(transition) ?? -1;
  return place < 0 ? null : `${source.id} | ${eventType} | ${place}`;
}

function describe(transition: AnyTransitionDefinition): MachineTransition {
  const { source, eventType, target, guard } = transition;
  return {
    id: transitionId(transition) ?? '',
    source: source.id,
    event: eventType === '' ? 'always' : eventType,
    targets: (target ?? []).map(({ id }) => id),
    guard: guardName(guard),
  };
}

function guardName(guard: unknown): string | null {
  if (guard === undefined) return null;
  if (typeof guard === 'string') return guard;
  if (typeof guard === 'object' && guard !== null && 'type' in guard) return String(guard.type);
  return 'inline';
}

function nodesOf(node: AnyStateMachine['root']): AnyStateMachine['root'][] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}
