import type { AnyStateMachine } from 'xstate';
import type { MachineModel } from './explore-machine.ts';

/** How the guards of a machine have decided. */
export interface WatchedGuards<TMachine extends AnyStateMachine = AnyStateMachine> {
  /** Explore this one. */
  readonly model: MachineModel<TMachine>;
  /** Guards that were asked and always answered alike, in words: without them nothing would be another. */
  oneSided(): readonly string[];
}

/** Notes what each named guard answers, wherever it is asked. */
export function watchGuards(model: MachineModel): WatchedGuards {
  const answers = new Map<string, Set<boolean>>();
  const guards = Object.entries(model.machine.implementations.guards).flatMap(([name, guard]) => {
    // Those that are made of others ask them by name.
    if (typeof guard !== 'function' || 'check' in guard) return [];
    const given = new Set<boolean>();
    answers.set(name, given);
    const watched = (...asked: Parameters<typeof guard>): boolean => {
      const answer = guard(...asked);
      given.add(answer);
      return answer;
    };
    return [[name, watched] as const];
  });
  return {
    model: { ...model, machine: model.machine.provide({ guards: Object.fromEntries(guards) }) },
    oneSided: () =>
      [...answers].flatMap(([name, given]) => {
        const [answer] = given;
        return given.size === 1 ? [`The guard ${name} is never ${String(!answer)}.`] : [];
      }),
  };
}
