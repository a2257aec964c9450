import type { AnyEventObject, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { createActor, getNextTransitions, SimulatedClock } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { machineTransitions } from './machine-transitions.ts';
import type { TransitionCoverage } from './transition-coverage.ts';

/** A machine with all that can happen to it, so that its graph can be enumerated. */
export interface MachineModel {
  readonly name: string;
  /** With actors that do nothing by themselves: what they would say is among `events`. */
  readonly machine: AnyStateMachine;
  /** One exploration for each. */
  readonly inputs: readonly unknown[];
  /** One example of each kind of event that matters, done and error of actors included. Delays are added. */
  readonly events: readonly AnyEventObject[];
  /** What besides the state's value tells two situations apart; as little as the guards need. */
  readonly situation: (snapshot: AnyMachineSnapshot) => unknown;
}

/** A way through a machine: from its start with `input`, event by event. */
export interface Walk {
  readonly input: unknown;
  readonly events: readonly AnyEventObject[];
}

/** A situation of a machine, and the shortest way to it. */
export interface ReachableState {
  readonly key: string;
  readonly snapshot: AnyMachineSnapshot;
  readonly walk: Walk;
}

/** Every situation that can be reached, each by a shortest way. */
export function reachableStates(model: MachineModel): readonly ReachableState[] {
  const { machine } = model;
  const events = eventsOf(model);
  return model.inputs.flatMap((input) =>
    getShortestPaths(machine, { input, events, serializeState: (snapshot) => stateKey(model, snapshot) }).map(
      ({ state, steps }) => ({
        key: stateKey(model, state),
        snapshot: state,
        walk: { input, events: steps.map(({ event }) => event).filter(({ type }) => type !== 'xstate.init') },
      }),
    ),
  );
}

/** The way to every reachable situation, and from there one step with each event it has an edge for. */
export function transitionWalks(
  model: MachineModel,
  states: readonly ReachableState[] = reachableStates(model),
): readonly Walk[] {
  const events = eventsOf(model);
  return states.flatMap(({ snapshot, walk }) => {
    const awaited = new Set(getNextTransitions(snapshot).map(({ eventType }) => eventType));
    const next = events.filter(({ type }) => awaited.has(type));
    return [walk, ...next.map((event) => ({ ...walk, events: [...walk.events, event] }))];
  });
}

/** Walks it with a real actor whose time stands still, and answers with where it ended. */
export function runWalk(
  { machine }: Pick<MachineModel, 'machine'>,
  { input, events }: Walk,
  coverage?: TransitionCoverage,
): AnyMachineSnapshot {
  const inspect = coverage?.inspect;
  const actor = createActor(machine, {
    input,
    clock: new SimulatedClock(),
    ...(inspect === undefined ? {} : { inspect }),
  });
  actor.start();
  for (const event of events) actor.send(event);
  const snapshot = actor.getSnapshot();
  actor.stop();
  return snapshot;
}

function stateKey({ situation }: MachineModel, snapshot: AnyMachineSnapshot): string {
  return JSON.stringify([snapshot.value, situation(snapshot)]);
}

function eventsOf({ machine, events }: MachineModel): readonly AnyEventObject[] {
  const delays = machineTransitions(machine).filter(({ event }) => event.startsWith('xstate.after.'));
  return [...events, ...[...new Set(delays.map(({ event }) => event))].map((type) => ({ type }))];
}
