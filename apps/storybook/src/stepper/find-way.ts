import {
  exploreMachine,
  hasSender,
  nearest,
  stepsBySituation,
  type Exploration,
  type MachineModel,
} from '@charhub/machines/testing';
import type { AnyEventObject, AnyStateMachine } from 'xstate';

const explored = new Map<string, Exploration<AnyStateMachine>>();

/** Everything that can happen to a machine; found out once, when it is first asked for. */
function explorationOf(model: MachineModel): Exploration<AnyStateMachine> {
  const known = explored.get(model.name);
  if (known !== undefined) return known;
  const found = exploreMachine(model, { allows: (snapshot, event) => hasSender(model, snapshot, event) });
  explored.set(model.name, found);
  return found;
}

/**
 * The events that lead from a situation to a transition that is wanted; null when none of them does.
 * @param situation as the exploration calls it: value and situation of the model
 */
export function findWay(
  model: MachineModel,
  situation: string,
  isWanted: (transition: string) => boolean,
): readonly AnyEventObject[] | null {
  const { steps } = explorationOf(model);
  const way = nearest(situation, stepsBySituation(steps), ({ taken }) => taken.some(isWanted));
  return way?.map(({ event }) => event) ?? null;
}
