import type { AnyStateMachine, InspectionEvent } from 'xstate';
import type { MachineTransition } from './machine-transitions.ts';
import { machineTransitions, transitionId } from './machine-transitions.ts';

/** Records which edges of one machine were walked, by any number of actors, in tests or in a browser. */
export interface TransitionCoverage {
  /** Pass it as `inspect` to `createActor`, `useActorRef` or a root actor; other machines are ignored. */
  readonly inspect: (event: InspectionEvent) => void;
  /** How often each edge was walked, by id. */
  readonly counts: ReadonlyMap<string, number>;
  readonly all: readonly MachineTransition[];
  /** The edges nobody walked yet. */
  missing(): readonly MachineTransition[];
  /** 0–100; 100 only when none is missing. */
  percent(): number;
}

/** Starts with nothing walked. */
export function createTransitionCoverage(machine: AnyStateMachine): TransitionCoverage {
  const all = machineTransitions(machine);
  const counts = new Map(all.map(({ id }) => [id, 0]));
  const missing = () => all.filter(({ id }) => counts.get(id) === 0);
  return {
    inspect: (event) => {
      if (event.type !== '@xstate.microstep') return;
      for (const transition of event._transitions) {
        const id = transitionId(transition);
        const count = id === null ? undefined : counts.get(id);
        if (id !== null && count !== undefined) counts.set(id, count + 1);
      }
    },
    counts,
    all,
    missing,
    percent: () => Math.floor((100 * (all.length - missing().length)) / Math.max(1, all.length)),
  };
}
