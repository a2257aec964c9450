import type { AnyActorRef, AnyEventObject, AnyStateMachine, InputFrom, SnapshotFrom } from 'xstate';
import { Actor, getNextTransitions, isMachineSnapshot, SimulatedClock } from 'xstate';
import { machineTransitions } from './machine-transitions.ts';
import type { TransitionCoverage } from './transition-coverage.ts';

/** A machine with all that can happen to it, so that its graph can be enumerated. */
export interface MachineModel<TMachine extends AnyStateMachine = AnyStateMachine> {
  readonly name: string;
  /** With actors that do nothing by themselves: what they would say is among `events`. */
  readonly machine: TMachine;
  /** One exploration for each. */
  readonly inputs: readonly InputFrom<TMachine>[];
  /** One example of each kind of event that matters, done and error of actors included. Delays are added. */
  readonly events: readonly AnyEventObject[];
  /** What besides the state's value tells two situations apart; as little as the guards need. */
  situation(snapshot: SnapshotFrom<TMachine>): unknown;
}

/** A way through a machine: from its start with `input`, event by event. */
export interface Walk<TMachine extends AnyStateMachine = AnyStateMachine> {
  readonly input: InputFrom<TMachine>;
  readonly events: readonly AnyEventObject[];
}

/** A situation of a machine, and a shortest way to it. */
export interface ReachableState<TMachine extends AnyStateMachine = AnyStateMachine> {
  readonly key: string;
  readonly snapshot: SnapshotFrom<TMachine>;
  readonly walk: Walk<TMachine>;
}

/** All of a machine that its model can reach. */
export interface Exploration<TMachine extends AnyStateMachine = AnyStateMachine> {
  readonly states: readonly ReachableState<TMachine>[];
  /** From each situation one step with each event: together they take every edge that can be taken. */
  readonly walks: readonly Walk<TMachine>[];
}

/**
 * Walks a machine breadth first, with real actors whose time stands still.
 * Two situations are one when state value and `situation` are equal.
 */
export function exploreMachine<TMachine extends AnyStateMachine>(
  model: MachineModel<TMachine>,
  coverage?: TransitionCoverage,
): Exploration<TMachine> {
  const events = eventsOf(model);
  const arrivals: (ReachableState<TMachine> & { readonly awaited: ReadonlySet<string> })[] = [];
  const walks: Walk<TMachine>[] = [];
  const known = new Set<string>();

  const arrive = (walk: Walk<TMachine>) => {
    walks.push(walk);
    const { snapshot, value, awaited } = follow(model, walk, coverage);
    const key = JSON.stringify([value, model.situation(snapshot)]);
    if (known.has(key)) return;
    known.add(key);
    arrivals.push({ key, snapshot, walk, awaited });
  };

  for (const input of model.inputs) arrive({ input, events: [] });
  // The array grows while it is walked.
  for (const { walk, awaited } of arrivals) {
    for (const event of events) {
      if (awaited.has(event.type)) arrive({ ...walk, events: [...walk.events, event] });
    }
  }
  return { states: arrivals, walks };
}

/** Walks it with a real actor whose time stands still, and answers with where it ended. */
export function runWalk<TMachine extends AnyStateMachine>(
  model: Pick<MachineModel<TMachine>, 'machine'>,
  walk: Walk<TMachine>,
  coverage?: TransitionCoverage,
): SnapshotFrom<TMachine> {
  return follow(model, walk, coverage).snapshot;
}

function follow<TMachine extends AnyStateMachine>(
  { machine }: Pick<MachineModel<TMachine>, 'machine'>,
  { input, events }: Walk<TMachine>,
  coverage: TransitionCoverage | undefined,
) {
  const inspect = coverage === undefined ? {} : { inspect: coverage.inspect };
  const actor = new Actor(machine, { input, clock: new SimulatedClock(), ...inspect });
  const anyActor: AnyActorRef = actor;
  actor.start();
  for (const event of events) anyActor.send(event);
  const snapshot = actor.getSnapshot();
  const reached: unknown = anyActor.getSnapshot();
  actor.stop();
  if (!isMachineSnapshot(reached)) throw new Error(`${machine.id} has no snapshot of a machine`);
  const edges: readonly { eventType: string }[] = getNextTransitions(reached);
  const awaited = new Set(edges.map(({ eventType }) => eventType));
  const value: unknown = reached.value;
  return { snapshot, value, awaited };
}

function eventsOf({ machine, events }: MachineModel): readonly AnyEventObject[] {
  const types = machineTransitions(machine).map(({ event }) => event);
  const delays = types.filter((type) => type.startsWith('xstate.after.'));
  return [...events, ...[...new Set(delays)].map((type) => ({ type }))];
}
