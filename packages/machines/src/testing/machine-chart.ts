import type { AnyStateMachine } from 'xstate';
import type { MachineTransition, StateNode } from './machine-transitions.ts';
import { machineTransitions, stateNodes } from './machine-transitions.ts';

/** One state as a chart shows it. */
export interface ChartState {
  readonly id: string;
  /** Without the names of the states it lies in. */
  readonly name: string;
  /** Id of the state it lies in; null for the machine itself. */
  readonly parent: string | null;
  readonly type: StateNode['type'];
  readonly tags: readonly string[];
  /** Ids of the actors that run while it is active. */
  readonly actors: readonly string[];
  /** Ids of the states that are entered with it. */
  readonly initial: readonly string[];
}

/** A machine's statechart as plain JSON. */
export interface MachineChart {
  readonly id: string;
  /** In document order, the machine itself first. */
  readonly states: readonly ChartState[];
  readonly transitions: readonly MachineTransition[];
}

export function machineChart(machine: AnyStateMachine): MachineChart {
  return {
    id: machine.id,
    states: stateNodes(machine).map(describe),
    transitions: machineTransitions(machine),
  };
}

function describe(node: StateNode): ChartState {
  const initial = node.type === 'compound' ? (node.initial?.target ?? []) : [];
  const children = node.type === 'parallel' ? Object.values(node.states) : initial;
  return {
    id: node.id,
    name: node.key,
    parent: node.parent?.id ?? null,
    type: node.type,
    tags: [...node.tags],
    actors: node.invoke.map(({ id }) => id),
    initial: children.map(({ id }) => id),
  };
}
