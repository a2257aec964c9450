import {
  exploreMachine,
  hasSender,
  planTour,
  sendersOf,
  type Exploration,
  type ExploredStep,
  type PlannedPath,
} from '@charhub/machines/testing';
import type { AnyEventObject, AnyStateMachine, SnapshotFrom } from 'xstate';
import type { Control, Gesture, WalkDriver } from './walk-driver.ts';

/** What of a machine its components leave open, and the ways through it. */
export interface WalkPlan {
  readonly exploration: Exploration<AnyStateMachine>;
  /** Controls that are expected to be there and on, and that the machine does not hear, in words. */
  readonly deadControls: readonly string[];
  /** The next way that takes something new; null when everything has been taken that can be. */
  next(taken: Iterable<string>): PlannedPath | null;
  /** A step turned out not to be possible where it was planned. */
  ban(step: ExploredStep): void;
}

type AnySnapshot = SnapshotFrom<AnyStateMachine>;

/** Plans one way after the other, by what the ones before have really taken. Each kind of state is visited, too. */
export function planWalk(driver: WalkDriver): WalkPlan {
  const { model } = driver;
  const exploration = exploreMachine(
    {
      ...model,
      inputs: driver.inputs,
      situation: (snapshot) => [model.situation(snapshot), driver.detail(snapshot)],
    },
    { allows: (snapshot, event) => canHappen(driver, snapshot, event) },
  );
  const kinds = new Map(exploration.states.map(({ key, snapshot }) => [key, kindOf(snapshot)]));
  const banned = new Set<ExploredStep>();
  return {
    exploration,
    deadControls: deadControls(driver, exploration),
    next: (taken) => {
      const steps = exploration.steps.filter((step) => !banned.has(step));
      const { paths } = planTour(
        { steps, starts: exploration.starts },
        { done: taken, alsoNew: ({ to }) => kinds.get(to) ?? null },
      );
      return paths[0] ?? null;
    },
    ban: (step) => {
      banned.add(step);
    },
  };
}

/** What tells two kinds of states apart: their names. */
export function kindOf(snapshot: AnySnapshot): string {
  return `state ${JSON.stringify(snapshot.value)}`;
}

function deadControls(driver: WalkDriver, { states }: Pick<Exploration, 'states'>): readonly string[] {
  const dead = new Map<string, string>();
  for (const { snapshot } of states) {
    if (driver.isPassing?.(snapshot) === true) continue;
    for (const event of driver.model.events) {
      const gesture = feasibleGesture(driver, snapshot, event);
      if (gesture === null || !('control' in gesture) || snapshot.can(event)) continue;
      const { role, name } = gesture.control;
      dead.set(
        `${role} ${name} ${kindOf(snapshot)}`,
        `The ${role} “${name}” does nothing in ${kindOf(snapshot)}.`,
      );
    }
  }
  return [...dead.values()];
}

/** Whether a person, the host or the world can bring this about now, by way of the page. */
export function canHappen(driver: WalkDriver, snapshot: AnySnapshot, event: AnyEventObject): boolean {
  if (!hasSender(driver.model, snapshot, event)) return false;
  return feasibleGesture(driver, snapshot, event) !== null || isToldOnly(driver, event);
}

/** The gesture for an event, where the page must have its control. */
export function feasibleGesture(
  driver: WalkDriver,
  snapshot: AnySnapshot,
  event: AnyEventObject,
): Gesture | null {
  const gesture = driver.gesture(event, snapshot);
  if (gesture === null || !('control' in gesture)) return gesture;
  const { controls, maybe = [] } = driver.expects(snapshot, null);
  const index = gesture.kind === 'press' ? (gesture.index ?? 0) : 0;
  const found = [...(controls ?? []), ...maybe].filter((control) => isSame(control, gesture.control))[index];
  return found === undefined || found.off === true ? null : gesture;
}

/** Whether it arrives without a gesture: from an actor, the clock, or another part of the page. */
function isToldOnly({ model }: WalkDriver, { type }: AnyEventObject): boolean {
  return sendersOf(model, type).some((sender) => sender !== 'person' && sender !== 'host');
}

function isSame(a: Control, b: Control): boolean {
  return a.role === b.role && a.name === b.name;
}
