import type { AnyActorRef, AnyEventObject, AnyStateMachine, InputFrom, Snapshot, SnapshotFrom } from 'xstate';
import { Actor, getNextTransitions, isMachineSnapshot, SimulatedClock } from 'xstate';
import { machineTransitions, transitionId } from './machine-transitions.ts';
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
  /**
   * Who sends which types of events. `person`, `host`, `page`, `dialog` and `registry` are outside; any other name is the id of an actor
   * that has to be running. Delays, and done and error of an actor, need not be named.
   */
  readonly senders: Readonly<Record<string, readonly string[]>>;
  /** Ids of the states it may rest in for good; from every situation one of them can be reached. */
  readonly ends: readonly string[];
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

/** What one event does in one situation. */
export interface ExploredStep {
  /** Key of the situation it was sent in. */
  readonly from: string;
  readonly event: AnyEventObject;
  /** Key of the situation it led to. */
  readonly to: string;
  /** Ids of the edges it took, in their order. */
  readonly taken: readonly string[];
}

/** All of a machine that its model can reach. */
export interface Exploration<TMachine extends AnyStateMachine = AnyStateMachine> {
  readonly states: readonly ReachableState<TMachine>[];
  /** From each situation one step with each event: together they take every edge that can be taken. */
  readonly walks: readonly Walk<TMachine>[];
  /** The steps of `walks`; those that start a machine are not among them. */
  readonly steps: readonly ExploredStep[];
  /** Ids of the edges each start takes, by the key of the situation it leads to. */
  readonly starts: readonly { readonly key: string; readonly taken: readonly string[] }[];
}

export interface ExplorationOptions<TMachine extends AnyStateMachine> {
  readonly coverage?: TransitionCoverage;
  /** Whether an event can happen in a situation. @default each can */
  readonly allows?: (snapshot: SnapshotFrom<TMachine>, event: AnyEventObject) => boolean;
}

/**
 * Walks a machine breadth first, with real actors whose time stands still.
 * Two situations are one when state value and `situation` are equal.
 */
export function exploreMachine<TMachine extends AnyStateMachine>(
  model: MachineModel<TMachine>,
  { coverage, allows = () => true }: ExplorationOptions<TMachine> = {},
): Exploration<TMachine> {
  const events = eventsOf(model);
  const arrivals: (ReachableState<TMachine> & Pick<Arrival<TMachine>, 'resume' | 'awaited'>)[] = [];
  const walks: Walk<TMachine>[] = [];
  const steps: ExploredStep[] = [];
  const starts: { key: string; taken: readonly string[] }[] = [];
  const known = new Set<string>();

  const arrive = (walk: Walk<TMachine>, arrival: Arrival<TMachine>) => {
    walks.push(walk);
    const key = JSON.stringify([arrival.value, model.situation(arrival.snapshot)]);
    if (!known.has(key)) arrivals.push({ ...arrival, key, walk });
    known.add(key);
    return key;
  };

  for (const input of model.inputs) {
    const arrival = follow(model.machine, { input }, [], coverage);
    const key = arrive({ input, events: [] }, arrival);
    starts.push({ key, taken: arrival.taken });
  }
  // The array grows while it is walked.
  for (const { key, snapshot, walk, resume, awaited } of arrivals) {
    for (const event of events) {
      if (!awaited.has(event.type) || !allows(snapshot, event)) continue;
      const arrival = follow(model.machine, resume, [event], coverage);
      const to = arrive({ ...walk, events: [...walk.events, event] }, arrival);
      steps.push({ from: key, event, to, taken: arrival.taken });
    }
  }
  return { states: arrivals, walks, steps, starts };
}

/** Walks it with a real actor whose time stands still, and answers with where it ended. */
export function runWalk<TMachine extends AnyStateMachine>(
  model: Pick<MachineModel<TMachine>, 'machine'>,
  { input, events }: Walk<TMachine>,
  coverage?: TransitionCoverage,
): SnapshotFrom<TMachine> {
  return follow(model.machine, { input }, events, coverage).snapshot;
}

/** Every event a model knows: its own, and the delays of its machine. */
export function eventsOf({ machine, events }: Pick<MachineModel, 'machine' | 'events'>): AnyEventObject[] {
  const types = machineTransitions(machine).map(({ event }) => event);
  const delays = types.filter((type) => type.startsWith('xstate.after.'));
  return [...events, ...[...new Set(delays)].map((type) => ({ type }))];
}

interface Arrival<TMachine extends AnyStateMachine> {
  readonly snapshot: SnapshotFrom<TMachine>;
  readonly value: unknown;
  readonly awaited: ReadonlySet<string>;
  readonly taken: readonly string[];
  /** From where the next step goes on, so that the way there is not walked again. */
  readonly resume: { readonly snapshot: Snapshot<unknown> };
}

function follow<TMachine extends AnyStateMachine>(
  machine: TMachine,
  start: { input: InputFrom<TMachine> } | { snapshot: Snapshot<unknown> },
  events: readonly AnyEventObject[],
  coverage: TransitionCoverage | undefined,
): Arrival<TMachine> {
  const taken: string[] = [];
  const actor = new Actor(machine, {
    ...start,
    clock: new SimulatedClock(),
    inspect: (inspected) => {
      coverage?.inspect(inspected);
      if (inspected.type !== '@xstate.microstep') return;
      if (inspected.actorRef.sessionId !== inspected.rootId) return;
      for (const transition of inspected._transitions) {
        const id = transitionId(transition);
        if (id !== null) taken.push(id);
      }
    },
  });
  const anyActor: AnyActorRef = actor;
  actor.start();
  for (const event of events) anyActor.send(event);
  const snapshot = actor.getSnapshot();
  const reached: unknown = anyActor.getSnapshot();
  const resume = { snapshot: actor.getPersistedSnapshot() };
  actor.stop();
  if (!isMachineSnapshot(reached)) throw new Error(`${machine.id} has no snapshot of a machine`);
  const edges: readonly { eventType: string }[] = getNextTransitions(reached);
  const awaited = new Set(edges.map(({ eventType }) => eventType));
  const value: unknown = reached.value;
  return { snapshot, value, awaited, taken, resume };
}
