import { createScriptedClient } from '@charhub/api-client/testing';
import { createGeneration, type Generation, type GenerationJobsActor } from '@charhub/machines';
import {
  createTransitionCoverage,
  generationJobsModel,
  hasSender,
  memoryTabs,
  type TransitionCoverage,
} from '@charhub/machines/testing';
import {
  Actor,
  fromCallback,
  isMachineSnapshot,
  SimulatedClock,
  StateMachine,
  type AnyActorRef,
  type AnyEventObject,
  type AnyStateMachine,
  type InspectionEvent,
  type SnapshotFrom,
} from 'xstate';
import type { WalkDriver } from './walk-driver.ts';

type AnySnapshot = SnapshotFrom<AnyStateMachine>;

/** One run of one machine behind its components, in a world that says and does only what it is told. */
export interface WalkStage {
  readonly driver: WalkDriver;
  readonly generation: Generation;
  readonly registry: GenerationJobsActor;
  readonly coverage: TransitionCoverage;
  /** How the machine stands; null before there is one. */
  snapshot(): AnySnapshot | null;
  /** Whether somebody who sends this event is there. */
  canTell(event: AnyEventObject): boolean;
  /** Lets the world say it: an actor of the machine, the clock, a host. */
  tell(event: AnyEventObject): void;
  /** Sends it as a component would. */
  send(event: AnyEventObject): void;
  /** Lets time pass, in milliseconds. */
  wait(milliseconds: number): void;
  /** The types of the events the machine was given since this was last asked. */
  takeHeard(): readonly string[];
  /** Hears of every event that the machine did something about, once it is done. */
  subscribe(listener: (event: AnyEventObject) => void): () => void;
  stop(): void;
}

export interface WalkStageOptions {
  /** @default a new one */
  readonly coverage?: TransitionCoverage;
  /** The keys that intents get, one after the other; then `key-1`. @default none */
  readonly keys?: readonly string[];
  /** Hears what each actor of the stage does. */
  readonly inspect?: (event: InspectionEvent) => void;
}

/** How long a delay is waited for, and in which steps. */
const longestDelay = 120_000;
const tick = 100;

export function createWalkStage(driver: WalkDriver, options: WalkStageOptions = {}): WalkStage {
  const { machine } = driver.model;
  const clock = new SimulatedClock();
  const coverage = options.coverage ?? createTransitionCoverage(machine);
  const listeners = new Set<(event: AnyEventObject) => void>();
  const keys = [...(options.keys ?? [])];
  let latest: AnyEventObject | null = null;
  let walked: AnyActorRef | null = null;
  let heard: string[] = [];
  const candidates = new Set<AnyActorRef>();

  const inspect = (event: InspectionEvent) => {
    options.inspect?.(event);
    if (event.type === '@xstate.actor') {
      const { actorRef } = event;
      if (!(actorRef instanceof Actor)) return;
      const logic: unknown = actorRef.logic;
      if (!(logic instanceof StateMachine)) return;
      silence(logic);
      if (logic.id === machine.id) candidates.add(actorRef);
      return;
    }
    coverage.inspect(event);
    // React may make several and start one.
    for (const actor of candidates) if (actor === event.actorRef) walked = actor;
    if (event.actorRef !== walked) return;
    if (event.type === '@xstate.event' || event.type === '@xstate.microstep') heard.push(event.event.type);
    if (event.type !== '@xstate.microstep' || event._transitions.length === 0) return;
    // What follows from it without an event of its own is told with the same event.
    const { event: cause } = event;
    if (cause === latest || cause.type === 'xstate.init') return;
    latest = cause;
    queueMicrotask(() => listeners.forEach((listener) => listener(cause)));
  };

  const client = createScriptedClient({ price: 10, ...driver.world });
  const registry: GenerationJobsActor = new Actor(generationJobsModel.machine, {
    input: { userId: 'walker' },
    clock,
    inspect,
  });
  registry.start();
  const outer = createGeneration({ client, userId: 'walker', storage: null, openChannel: memoryTabs() });
  const generation: Generation = {
    ...outer,
    jobs: registry,
    createKey: () => keys.shift() ?? 'key-1',
    actorOptions: { clock, inspect },
    start: () => undefined,
    stop: () => undefined,
  };

  function snapshot(): AnySnapshot | null {
    const current: unknown = walked?.getSnapshot();
    return isMachineSnapshot(current) ? current : null;
  }

  function passDelay(type: string): void {
    for (let waited = 0; waited < longestDelay && !heard.includes(type); waited += tick)
      clock.increment(tick);
    if (!heard.includes(type)) throw new Error(`Nothing waits for ${type}`);
  }

  const stage: WalkStage = {
    driver,
    generation,
    registry,
    coverage,
    snapshot,
    canTell: (event) => {
      const current = snapshot();
      return current !== null && hasSender(driver.model, current, event);
    },
    tell: (event) => {
      if (!stage.canTell(event)) throw new Error(`Nobody is there to send ${event.type}`);
      if (event.type.startsWith('xstate.after.')) passDelay(event.type);
      else if (driver.tell) driver.tell(stage, event);
      else stage.send(event);
    },
    send: (event) => {
      if (walked === null) throw new Error(`The page has not started ${machine.id}`);
      walked.send(event);
    },
    wait: (milliseconds) => {
      clock.increment(milliseconds);
    },
    takeHeard: () => {
      const taken = heard;
      heard = [];
      return taken;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      registry.stop();
    },
  };
  return stage;
}

/** What its actors would do is told by the stage; machines among them stay. */
function silence({ implementations: { actors } }: AnyStateMachine): void {
  for (const [name, logic] of Object.entries(actors)) {
    if (!(logic instanceof StateMachine)) actors[name] = fromCallback(() => undefined);
  }
}
