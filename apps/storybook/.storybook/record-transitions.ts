import { transitionId } from '@charhub/machines/testing';
import { onStoryInspection } from '../../../packages/ui/src/story-support/story-inspection.ts';
import type { TakenTransition } from '../../../scripts/qa/recording/record-transitions.mjs';

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
