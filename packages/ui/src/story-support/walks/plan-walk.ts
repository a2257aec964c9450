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
  /**
   * Where page and machine disagree about what can be asked for, in words: a control that is on and not heard, or one
   * that is off while the machine would do what it asks for.
   */
  readonly disagreements: readonly string[];
  /** The next way that takes something new; null when everything has been taken that can be. */
  next(taken: Iterable<string>): PlannedPath | null;
  /** A step turned out not to be possible where it was planned. */
  ban(step: ExploredStep): void;
}

type AnySnapshot = SnapshotFrom<AnyStateMachine>;

/** Plans one way after the other, by what the ones before have really taken. Each sight is visited, too. */
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
  const states = new Map(exploration.states.map(({ key, snapshot }) => [key, snapshot]));
  const sights = new Map(exploration.states.map(({ key, snapshot }) => [key, sightOf(driver, snapshot)]));
  const banned = new Set<ExploredStep>();
  return {
    exploration,
    disagreements: disagreements(driver, exploration),
    next: (taken) => {
      const steps = exploration.steps.filter((step) => !banned.has(step));
      const { paths } = planTour(
        { steps, starts: exploration.starts },
        {
          done: taken,
          alsoNew: ({ from, event, to }) => {
            const before = states.get(from);
            return (before && wayOut(driver, before, event)) ?? sights.get(to) ?? null;
          },
        },
      );
      return paths[0] ?? null;
    },
    ban: (step) => {
      banned.add(step);
    },
  };
}

/** What tells two sights apart: the names of the states, and the controls that are off. */
export function sightOf(driver: WalkDriver, snapshot: AnySnapshot): string {
  if (driver.isPassing?.(snapshot) === true) return kindOf(snapshot);
  const off = sightControls(driver, snapshot).flatMap((control) => (control.off ? [control.name] : []));
  return `${kindOf(snapshot)}${off.length === 0 ? '' : `, off: ${off.join(', ')}`}`;
}

/** Where several buttons ask for the same, it is asked for in each sight; null for everything else. */
export function wayOut(driver: WalkDriver, snapshot: AnySnapshot, event: AnyEventObject): string | null {
  const gesture = feasibleGesture(driver, snapshot, event);
  if (gesture?.kind !== 'press') return null;
  const { control, others = [], own = false } = gesture;
  if (own) return `${control.name} in ${kindOf(snapshot)}`;
  const same = sightControls(driver, snapshot).filter(
    ({ role, name }) => role === control.role && [control.name, ...others].includes(name),
  );
  return same.length < 2 || others.length === 0 ? null : `${event.type} in ${kindOf(snapshot)}`;
}

function kindOf(snapshot: AnySnapshot): string {
  return `state ${JSON.stringify(snapshot.value)}`;
}

function disagreements(driver: WalkDriver, { states }: Pick<Exploration, 'states'>): readonly string[] {
  const found = new Map<string, string>();
  for (const { snapshot } of states) {
    if (driver.isPassing?.(snapshot) === true) continue;
    for (const event of driver.model.events) {
      const gesture = driver.gesture(event, snapshot);
      if (gesture === null || !('control' in gesture)) continue;
      const control = controlOf(driver, snapshot, gesture);
      if (control === undefined) continue;
      const isOff = control.off === true;
      // A host, or another dialog, may ask for it in another way.
      if (snapshot.can(event) !== isOff || (isOff && !isPersonOnly(driver, event))) continue;
      const { role, name } = gesture.control;
      found.set(
        `${role} ${name} ${event.type} ${kindOf(snapshot)}`,
        isOff
          ? `${event.type} is taken in ${kindOf(snapshot)}, although the ${role} “${name}” is off.`
          : `The ${role} “${name}” does nothing in ${kindOf(snapshot)}.`,
      );
    }
  }
  return [...found.values()];
}

function isPersonOnly({ model }: WalkDriver, { type }: AnyEventObject): boolean {
  return sendersOf(model, type).every((sender) => sender === 'person');
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
  const control = controlOf(driver, snapshot, gesture);
  return control === undefined || control.off === true ? null : gesture;
}

/** The control that a gesture needs, as it must be on the page now; undefined when it must not be there. */
function controlOf(
  driver: WalkDriver,
  snapshot: AnySnapshot,
  gesture: Extract<Gesture, { control: Control }>,
): Control | undefined {
  const index = gesture.kind === 'press' ? (gesture.index ?? 0) : 0;
  return sightControls(driver, snapshot).filter((control) => isSame(control, gesture.control))[index];
}

const known = new WeakMap<AnySnapshot, readonly Control[]>();

/** All that can be operated now, also what can be only while it is pointed at. */
function sightControls(driver: WalkDriver, snapshot: AnySnapshot): readonly Control[] {
  const found = known.get(snapshot);
  if (found !== undefined) return found;
  const { controls, maybe = [] } = driver.expects(snapshot, null);
  const all = [...(controls ?? []), ...maybe];
  known.set(snapshot, all);
  return all;
}

/** Whether it arrives without a gesture: from an actor, the clock, or another part of the page. */
function isToldOnly({ model }: WalkDriver, { type }: AnyEventObject): boolean {
  return sendersOf(model, type).some((sender) => sender !== 'person' && sender !== 'host');
}

function isSame(a: Control, b: Control): boolean {
  return a.role === b.role && a.name === b.name;
}
