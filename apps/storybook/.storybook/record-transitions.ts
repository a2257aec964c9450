import { transitionId } from '@charhub/machines/testing';
import { onStoryInspection } from '../../../packages/ui/src/story-support/story-inspection.ts';

interface TakenTransition {
  /** Id of the machine: those of states are its own. */
  readonly machine: string;
  readonly id: string;
}

/** Notes which transitions the machines of stories take. Returns what answers with those since it was last asked. */
export function recordTransitions(): () => readonly TakenTransition[] {
  const taken = new Map<string, TakenTransition>();
  onStoryInspection((event) => {
    if (event.type !== '@xstate.microstep') return;
    for (const transition of event._transitions) {
      const id = transitionId(transition);
      const machine = transition.source.machine.id;
      if (id !== null) taken.set(`${machine} ${id}`, { machine, id });
    }
  });
  return () => {
    const transitions = [...taken.values()];
    taken.clear();
    return transitions;
  };
}
